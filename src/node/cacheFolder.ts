import { realpathSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { RootFolder } from './rootFolder.ts';

/**
 * Where the user's programs keep what can be made anew; undefined where the system names no place, or one in the
 * workspace: nothing is ever written there.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv, root: string): string | undefined {
  const folder = usersCacheFolder(environment);
  if (folder === undefined) return undefined;
  return new RootFolder(root).holds(realFolder(folder)) ? undefined : folder;
}

function usersCacheFolder(environment: NodeJS.ProcessEnv): string | undefined {
  // A relative path counts for nothing, as the specification of these variables has it.
  const named = (value: string | undefined) => (value && isAbsolute(value) ? value : undefined);
  const xdg = named(environment['XDG_CACHE_HOME']);
  if (xdg !== undefined) return join(xdg, 'regtrace');
  if (platform() === 'win32') {
    const local = named(environment['LOCALAPPDATA']);
    return local === undefined ? undefined : join(local, 'regtrace', 'cache');
  }
  const home = named(homedir());
  if (home === undefined) return undefined;
  return platform() === 'darwin' ? join(home, 'Library/Caches/regtrace') : join(home, '.cache/regtrace');
}

/** Where a folder really lies; of what does not exist yet, where it would. */
function realFolder(folder: string): string {
  try {
    return realpathSync.native(folder);
  } catch {
    const parent = dirname(folder);
    return parent === folder ? folder : join(realFolder(parent), basename(folder));
  }
}
