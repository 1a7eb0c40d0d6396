import * as vscode from 'vscode';
import { fromIndex, toIsoDate } from '../core/index.ts';
import { createEditorWorkspace } from './editorWorkspace.ts';
import { activate as activateOn, type RegtraceApi } from './extension.ts';
import type { Rendering } from './reportRendering.ts';

/** Milliseconds that work may hold the worker before others get a turn. */
const SLICE = 8;

/** Entry point where extensions run in a worker of a page. */
export function activate(context: vscode.ExtensionContext): Promise<RegtraceApi> {
  return activateOn(context, {
    createWorkspace: createEditorWorkspace,
    async loadCatalogue(extension) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'dist/catalogue.json'));
      const index: unknown = JSON.parse(new TextDecoder().decode(bytes));
      return fromIndex(index);
    },
    loadRendering: () => loadRendering(context.extensionUri),
    today() {
      const now = new Date();
      const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
      const date = toIsoDate(local.toISOString().slice(0, 10));
      if (date === undefined) throw new Error(`The clock gives ${now}, which is no day.`);
      return date;
    },
    breathe: createBreather(),
  });
}

/**
 * The host of the web loads one file of an extension. What is seldom used stands in another one, which needs no other, and
 * is made a module as the host makes the first one.
 */
async function loadRendering(extension: vscode.Uri): Promise<Rendering> {
  const file = vscode.Uri.joinPath(extension, 'dist/report.cjs');
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const module: { exports: unknown } = { exports: {} };
  new Function('module', 'exports', text)(module, module.exports);
  // The file is built from the modules that this type names.
  return module.exports as Rendering;
}

function createBreather(): () => Promise<void> | undefined {
  let sliceEnds = performance.now() + SLICE;
  return () => {
    if (performance.now() < sliceEnds) return undefined;
    return new Promise((resolve) => {
      setTimeout(() => {
        sliceEnds = performance.now() + SLICE;
        resolve();
      });
    });
  };
}
