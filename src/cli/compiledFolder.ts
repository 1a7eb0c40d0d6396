import path from 'node:path';
import { cacheFolder } from '../node/cacheFolder.ts';
import { rootAround } from './workspaceRoot.ts';

/**
 * Where what the engine compiled of the program is kept for the next run. Undefined where the user wants nothing kept, on
 * machines that are gone after the run, and where the folder could lie in the workspace: nothing is written there, and what
 * stands there is not run. Which folder that is the command knows later, so any that is named counts.
 */
export function compiledFolder(args: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  if (environment['REGTRACE_NO_CACHE'] || environment['CI']) return undefined;
  const named = args.map((word) => word.slice(word.startsWith('--') ? word.indexOf('=') + 1 : 0));
  try {
    const folders = [rootAround(process.cwd()), ...named].map((root) => cacheFolder(environment, root));
    const [folder] = folders;
    return folder === undefined || folders.includes(undefined) ? undefined : path.join(folder, 'compiled');
  } catch {
    // The folder of the process is gone: what the command makes of that it says.
    return undefined;
  }
}
