import * as vscode from 'vscode';
import { createBreather } from '../node/breathe.ts';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { gitFacts } from '../node/git.ts';
import { createKeptReader } from '../node/keptReader.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import { createParallelReader } from '../node/parallelReader.ts';
import { today } from '../node/today.ts';
import { createEditorWorkspace } from './editorWorkspace.ts';
import { activate as activateOn, type RegtraceApi } from './extension.ts';
import { reportRendering } from './reportRendering.ts';

/** Milliseconds after a scan in which its reader has most likely begun to work with what it found. */
const KEEP_DELAY = 10_000;

/** Entry point of the desktop and of remote windows. */
export function activate(context: vscode.ExtensionContext): Promise<RegtraceApi> {
  return activateOn(context, {
    createWorkspace: (folder, overlay) =>
      folder?.scheme === 'file'
        ? createNodeWorkspace(folder.fsPath, overlay)
        : createEditorWorkspace(folder, overlay),
    createSources: (folder, overlay, extension) => {
      if (folder?.scheme !== 'file') return undefined;
      const root = folder.fsPath;
      const workerFile = vscode.Uri.joinPath(extension, 'dist/scanWorker.cjs').fsPath;
      const reader = createParallelReader({ root, overlay, workerFile, helps: false });
      const kept = { folder: context.globalStorageUri.fsPath, program: workerFile, keepsAfter: KEEP_DELAY };
      return createKeptReader(reader, { root, overlay, ...kept });
    },
    loadCatalogue: async (extension) =>
      loadBundledCatalogue(vscode.Uri.joinPath(extension, 'dist/catalogue.jsonl').fsPath),
    loadRendering: async () => reportRendering(),
    today,
    breathe: createBreather(),
    agentServer: (folder, extension) =>
      folder.scheme === 'file'
        ? {
            // The editor's own Node, whatever it is called; what is started is ours, not the workspace's.
            command: process.execPath,
            args: [vscode.Uri.joinPath(extension, 'dist/mcp.cjs').fsPath, '--root', folder.fsPath],
            env: { ELECTRON_RUN_AS_NODE: '1' },
          }
        : undefined,
    repositoryFacts: async (folder) => (folder.scheme === 'file' ? gitFacts(folder.fsPath) : undefined),
  });
}
