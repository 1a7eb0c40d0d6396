import { encodedPath, type PlaceTemplate } from './placeHref.ts';

// Up to the last `@` before the path stands who asks. A path with one, or with a query, may hold a secret and is none.
const SCHEME = /^(?:https?|ssh|git):\/\/(?:[^/]*@)?([\w.-]+)(?::\d+)?\/([^@?#]+)$/i;
const SCP = /^(?:[^/]*@)?([\w.-]+):(?!\/\/)([^@?#]+)$/;

/**
 * The web address of a repository from the address of its remote, without what may be secret in that one: a name, a
 * password, a token. Undefined where the remote is no server.
 */
export function repositoryUri(remote: string): string | undefined {
  const match = SCHEME.exec(remote) ?? (remote.includes('://') ? null : SCP.exec(remote));
  const [, host, path] = match ?? [];
  // A single letter before the colon is a drive.
  if (host === undefined || path === undefined || host.length < 2) return undefined;
  const name = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return name === '' ? undefined : `https://${host.toLowerCase()}/${encodedPath(name)}`;
}

/** What stands between a repository's address and the path of a file, by the kind of server. */
const SERVERS: readonly (readonly [host: RegExp, place: (commit: string, path: string) => string])[] = [
  [/^(github|gitee)\./, (commit, path) => `/blob/${commit}/${path}#L{line}`],
  [/^gitlab\./, (commit, path) => `/-/blob/${commit}/${path}#L{line}`],
  [/^(codeberg|gitea|forgejo)\./, (commit, path) => `/src/commit/${commit}/${path}#L{line}`],
  [/^bitbucket\.org$/, (commit, path) => `/src/${commit}/${path}#lines-{line}`],
];

/**
 * Links to lines as they were at a commit, for servers whose addresses are known. `prefix` leads from the repository's
 * root to the workspace's.
 */
export function permalinks(uri: string, commit: string, prefix: string): PlaceTemplate | undefined {
  const host = /^https:\/\/([^/]+)/.exec(uri)?.[1] ?? '';
  const server = SERVERS.find(([pattern]) => pattern.test(host));
  return server && `${uri}${server[1](commit, `${encodedPath(prefix)}{path}`)}`;
}
