import * as vscode from 'vscode';

/** Parts that the bundle needs as soon as it reads a workspace; files of `dist/`, see `scripts/bundles.ts`. */
const NEEDED = ['yaml', 'markdown-it', 'fuse'];

const loaded = new Map<string, unknown>();

/** Loads the parts that are needed to read a workspace, so that `partOf` knows them. */
export async function loadNeededParts(extension: vscode.Uri): Promise<void> {
  await Promise.all(NEEDED.map((name) => loadPart(extension, name)));
}

/**
 * The host of the web loads one file of an extension. A part stands in another one, which needs no other, and is made a
 * module as the host makes the first one.
 */
export async function loadPart(extension: vscode.Uri, name: string): Promise<unknown> {
  if (!loaded.has(name)) {
    const file = vscode.Uri.joinPath(extension, `dist/${name}.cjs`);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const module: { exports: unknown } = { exports: {} };
    new Function('module', 'exports', text)(module, module.exports);
    loaded.set(name, module.exports);
  }
  return loaded.get(name);
}

/** A part that is loaded: what the bundle calls where a library would stand (`scripts/bundleParts.ts`). */
export function partOf(name: string): unknown {
  if (!loaded.has(name)) throw new Error(`The part ${name} is not loaded yet.`);
  return loaded.get(name);
}
