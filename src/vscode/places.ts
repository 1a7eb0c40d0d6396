import * as vscode from 'vscode';
import type { FileKey, Location, Position, Range } from '../core/index.ts';
import { toVsRange } from './convert.ts';

/** Turns the core's paths into the editor's addresses and back: paths exist only behind this. */
export class Places {
  readonly folder: vscode.WorkspaceFolder | undefined;
  readonly #extension: vscode.Uri;

  constructor(folder: vscode.WorkspaceFolder | undefined, extension: vscode.Uri) {
    this.folder = folder;
    this.#extension = extension;
  }

  uriOf({ path, origin }: FileKey): vscode.Uri {
    const base = origin === 'bundled' ? this.#extension : this.folder?.uri;
    return vscode.Uri.joinPath(base ?? this.#extension, path);
  }

  /** The file behind an address; undefined where it lies outside the folder and outside the bundled catalogue. */
  fileOf(uri: vscode.Uri): FileKey | undefined {
    const inFolder = this.folder && pathBelow(this.folder.uri, uri);
    if (inFolder !== undefined) return { path: inFolder, origin: 'workspace' };
    const bundled = pathBelow(this.#extension, uri);
    return bundled?.startsWith('requirements/') ? { path: bundled, origin: 'bundled' } : undefined;
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
