import * as vscode from 'vscode';
import { fromIndex, toIsoDate } from '../core/index.ts';
import { createEditorWorkspace } from './editorWorkspace.ts';
import { activate as activateOn, type RegtraceApi } from './extension.ts';
import type { Rendering } from './reportRendering.ts';
import { loadNeededParts, loadPart } from './webParts.ts';

/** Milliseconds that work may hold the worker before others get a turn. */
const SLICE = 8;

/** Entry point where extensions run in a worker of a page. */
export function activate(context: vscode.ExtensionContext): Promise<RegtraceApi> {
  return activateOn(context, {
    createWorkspace: createEditorWorkspace,
    async loadCatalogue(extension) {
      const parts = loadNeededParts(extension);
      const bytes = await vscode.workspace.fs.readFile(
        vscode.Uri.joinPath(extension, 'dist/catalogue.jsonl'),
      );
      await parts;
      return fromIndex(new TextDecoder().decode(bytes));
    },
    // The file is built from the modules that this type names.
    loadRendering: async () => (await loadPart(context.extensionUri, 'report')) as Rendering,
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
