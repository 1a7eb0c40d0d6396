import path from 'node:path';
import type * as vscode from 'vscode';
import { loadCompiled } from '../node/compiledModule.ts';
import type { activate as activateMain } from './main.node.ts';

/** Milliseconds after which what a session usually needs has been compiled, and nobody waits for the start any more. */
const KEEP_DELAY = 10_000;

/** What the manifest names: starts `main.node.ts` with what the engine compiled of it in an earlier window. */
export function activate(context: vscode.ExtensionContext): ReturnType<typeof activateMain> {
  const main = loadCompiled(
    path.join(__dirname, 'extension.node.cjs'),
    path.join(context.globalStorageUri.fsPath, 'compiled'),
  );
  const timer = setTimeout(() => main.keep(), KEEP_DELAY);
  context.subscriptions.push({ dispose: () => clearTimeout(timer) });
  return (main.exports as { activate: typeof activateMain }).activate(context);
}
