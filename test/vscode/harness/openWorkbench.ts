import path from 'node:path';
import { launchBrowser, newPage, workbenchUrl } from './browser.ts';
import { copyFolder } from './folderCopy.ts';
import { PROJECT_ROOT } from './installOnce.ts';
import type { EditorSettings } from './quietSettings.ts';
import { type EditorServer, startServer } from './server.ts';
import { startWebServer } from './webServer.ts';
import { Workbench } from './workbench.ts';

export interface OpenOptions {
  /** What is opened, as a copy that a test may write to: a folder, or a `.code-workspace` file with the folder around it. */
  readonly folder: string;
  readonly settings?: EditorSettings | undefined;
  /** See {@link startServer}. */
  readonly locale?: string | undefined;
  /** VS Code's server, or VS Code for the Web, which has none and takes extension folders only; default: the server. */
  readonly host?: 'server' | 'web' | undefined;
  /** Extension folders or packages to install; default: the project itself. */
  readonly install?: readonly string[] | undefined;
}

/** A workbench with everything that was started for it. */
export interface OpenedWorkbench {
  readonly workbench: Workbench;
  /** The copy of the folder. */
  readonly folder: string;
  /** See {@link EditorServer}; none in VS Code for the Web. */
  readonly globalStorage: EditorServer['globalStorage'] | undefined;
  close(): Promise<void>;
}

/** Opens a workbench with the extension installed, as a user would have it, on a copy of a folder. */
export async function openWorkbench(options: OpenOptions): Promise<OpenedWorkbench> {
  const browser = await launchBrowser();
  const workspaceFile = options.folder.endsWith('.code-workspace')
    ? path.basename(options.folder)
    : undefined;
  const copy = copyFolder(workspaceFile === undefined ? options.folder : path.dirname(options.folder));
  let stop: (() => Promise<void>) | undefined;
  let globalStorage: string | undefined;
  const close = async (): Promise<void> => {
    await browser.close();
    await stop?.();
    copy.remove();
  };
  try {
    const { settings, locale, install = [PROJECT_ROOT] } = options;
    const page = await newPage(browser);
    if (options.host === 'web') {
      const web = await startWebServer({ extensionPaths: install, folder: copy.path, settings });
      stop = web.stop;
      await page.goto(web.url, { waitUntil: 'commit' });
    } else {
      const server = await startServer({ settings, locale, install });
      stop = server.stop;
      globalStorage = server.globalStorage;
      const open = path.join(copy.path, workspaceFile ?? '');
      await page.goto(workbenchUrl(server, { open }), { waitUntil: 'commit' });
    }
    const workbench = await new Workbench(page).ready();
    return { workbench, folder: copy.path, globalStorage, close };
  } catch (error) {
    await close();
    throw error;
  }
}
