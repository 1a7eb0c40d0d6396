import * as vscode from 'vscode';
import type { FileKey, Location, Position, Range } from '../core/index.ts';
import { toVsRange } from './convert.ts';

/** Turns the core's paths into the editor's addresses and back: paths exist only behind this. */
export class Places {
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly #extension: vscode.Uri;
  readonly #speaksForCatalogue: () => boolean;

  /** Of several folders one at a time speaks for the files of the bundled catalogue, which lie in none of them. */
  constructor(
    folder: vscode.WorkspaceFolder | undefined,
    extension: vscode.Uri,
    speaksForCatalogue: () => boolean,
  ) {
    this.folder = folder;
    this.#extension = extension;
    this.#speaksForCatalogue = speaksForCatalogue;
  }

  uriOf({ path, origin }: FileKey): vscode.Uri {
    const base = origin === 'bundled' ? this.#extension : this.folder?.uri;
    return vscode.Uri.joinPath(base ?? this.#extension, path);
  }

  /** The file behind an address; undefined where it lies outside the folder and outside the bundled catalogue. */
  fileOf(uri: vscode.Uri): FileKey | undefined {
    const inFolder = this.folder && pathBelow(this.folder.uri, uri);
    if (inFolder !== undefined) {
      // A folder of the workspace may lie in another one; a file belongs to the inner of them.
      const owner = vscode.workspace.getWorkspaceFolder(uri);
      const isOwn = owner === undefined || owner.uri.toString() === this.folder?.uri.toString();
      return isOwn ? { path: inFolder, origin: 'workspace' } : undefined;
    }
    const bundled = pathBelow(this.#extension, uri);
    const isBundled = bundled?.startsWith('requirements/') && this.#speaksForCatalogue();
    return isBundled ? { path: bundled ?? '', origin: 'bundled' } : undefined;
  }

  /** The path of a file of the workspace. */
  workspacePath(uri: vscode.Uri): string | undefined {
    const file = this.fileOf(uri);
    return file?.origin === 'workspace' ? file.path : undefined;
  }

  locationOf({ range, ...file }: Location): vscode.Location {
    return new vscode.Location(this.uriOf(file), toVsRange(range));
  }

  /** An address with the place in it, as links in Markdown carry it. */
  hrefOf(file: FileKey, position: Position): string {
    return this.uriOf(file)
      .with({ fragment: `L${position.line + 1},${position.character + 1}` })
      .toString();
  }
}

/** Shows a place in an editor. */
export async function reveal(
  uri: vscode.Uri,
  range: Range,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = toVsRange(range);
  await vscode.window.showTextDocument(document, {
    ...options,
    selection: new vscode.Range(selection.start, selection.start),
  });
}

function pathBelow(base: vscode.Uri, uri: vscode.Uri): string | undefined {
  if (base.scheme !== uri.scheme || base.authority !== uri.authority) return undefined;
  const prefix = base.path.endsWith('/') ? base.path : `${base.path}/`;
  return uri.path.startsWith(prefix) && uri.path.length > prefix.length
    ? uri.path.slice(prefix.length)
    : undefined;
}
