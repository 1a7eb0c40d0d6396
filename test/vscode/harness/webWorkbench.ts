import fs from 'node:fs';

const REMOTE_AUTHORITY = ',remoteAuthority:location.host}';
const USER_DATA_ON_SERVER =
  /get userRoamingDataHome\(\)\{return [\w$]+\(([\w$]+)\.file\(this\.userDataPath\)\.with\(\{scheme:([\w$]+)\.vscodeRemote\}\),"User"\)\}/g;

/**
 * Reads the workbench's module and undoes the two things by which this build differs from VS Code for the Web:
 * it connects to the server that delivered it, and it keeps user data there instead of in the browser.
 * Throws when a build does not have exactly these two places.
 */
export function patchWorkbench(file: string): string {
  const source = fs.readFileSync(file, 'utf8');
  const at = source.lastIndexOf(REMOTE_AUTHORITY);
  if (at < 0) {
    throw new Error(`${file}: the address of the remote server was not found`);
  }
  const detached = `${source.slice(0, at)}}${source.slice(at + REMOTE_AUTHORITY.length)}`;
  const places = [...detached.matchAll(USER_DATA_ON_SERVER)].length;
  if (places !== 1) {
    throw new Error(`${file}: the place of user data was found ${places} times`);
  }
  return detached.replace(
    USER_DATA_ON_SERVER,
    (_match, uri, schemas) =>
      `get userRoamingDataHome(){return ${uri}.file("/User").with({scheme:${schemas}.vscodeUserData})}`,
  );
}
