import { assert } from 'chai';
import * as vscode from 'vscode';

/** What the extension gives others, as far as the tests use it. */
export interface Api {
  readonly ready: Promise<void>;
  trace(): {
    trace(): Promise<unknown>;
    findings(): Promise<readonly { readonly code: string; readonly location: { readonly path: string } }[]>;
  };
  readonly obligations: vscode.TreeDataProvider<object>;
  readonly report: { receive(message: unknown): Promise<boolean> };
}

/** The extension, after the first scan. */
export async function readyApi(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('regtrace.regtrace');
  assert.isDefined(extension);
  const api = await extension.activate();
  await api.ready;
  return api;
}

export function uriOf(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.isDefined(folder);
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function open(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(path)));
}

export async function write(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text));
}

export async function read(path: string): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await vscode.workspace.fs.readFile(uriOf(path)),
  );
}

export async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(uriOf(path), { recursive: true });
}

/** The middle of the first occurrence of a word in a document. */
export function positionOf(document: vscode.TextDocument, word: string): vscode.Position {
  const offset = document.getText().indexOf(word);
  assert.isAtLeast(offset, 0, `${word} stands in ${document.uri.path}`);
  return document.positionAt(offset + 2);
}

/** The text of the hovers on a word of an open document. */
export async function hoverText(document: vscode.TextDocument, word: string): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, word),
  );
  const contents = hovers.flatMap((hover) => hover.contents);
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
}

/** Waits until `check` gives something true; pushes such as diagnostics follow some time after a change. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  patienceMs = 15_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`${what}: did not happen`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Codes of our diagnostics in a file. */
export function diagnosticsOf(path: string): string[] {
  return vscode.languages
    .getDiagnostics(uriOf(path))
    .filter(({ source }) => source === 'Regtrace')
    .map(({ code }) => String(code));
}
