import type { CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver/node';
import type { FileEdit } from '../core/index.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The edits of a folder's files as one change of the client; undefined where the client cannot make it. An open document is
 * named with its version, so that the client refuses a change of a text that it no longer has.
 */
export async function workspaceEdit(
  { wire, client, documents }: Session,
  folder: Folder,
  edits: readonly FileEdit[],
  newFile?: NewFile,
): Promise<WorkspaceEdit | undefined> {
  const linesOfFile = wire.reader(folder);
  const byUri = new Map<string, TextEdit[]>();
  for (const { path, range, newText } of edits) {
    const file = { path, origin: 'workspace' } as const;
    const uri = wire.addressOf(folder, file);
    if (uri === undefined) return undefined;
    const edit = { range: wire.rangeTo(await linesOfFile(file), range), newText };
    byUri.set(uri, [...(byUri.get(uri) ?? []), edit]);
  }
  if (newFile && !client.createsFiles) return undefined;
  if (!client.versionedEdits) return { changes: Object.fromEntries(byUri) };
  const changes = [...byUri].map(
    ([uri, some]): TextDocumentEdit => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: some,
    }),
  );
  const created = newFile
    ? creation(wire.addressOf(folder, { ...newFile, origin: 'workspace' }), newFile)
    : [];
  return { documentChanges: [...created, ...changes] };
}

function creation(uri: string | undefined, { text }: NewFile): readonly (CreateFile | TextDocumentEdit)[] {
  if (uri === undefined) return [];
  const start = { line: 0, character: 0 };
  return [
    { kind: 'create', uri, options: { ignoreIfExists: true } },
    { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText: text }] },
  ];
}
