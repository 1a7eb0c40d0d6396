import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Assessor, FileKey, Trace } from '../core/index.ts';
import type { Folder } from './folder.ts';
import { linesOf } from './openDocuments.ts';
import type { Lines } from './positionEncoding.ts';
import type { Session } from './session.ts';

/** A file that a request is about, with what is known of its folder. */
export interface AskedFile {
  readonly folder: Folder;
  readonly file: FileKey;
  readonly document: TextDocument;
  readonly lines: Lines;
  readonly trace: Trace;
  readonly assessor: Assessor;
}

/**
 * How much the answer needs: `around` a file answers before the whole workspace is read; `whole` waits, for what the client
 * would not ask again.
 */
type Extent = 'around' | 'whole';

/** Undefined where the file cannot be read. */
export async function askedFile(
  { documents, folders }: Session,
  { textDocument: { uri } }: { readonly textDocument: { readonly uri: string } },
  extent: Extent,
): Promise<AskedFile | undefined> {
  const { folder, file } = folders.of(uri);
  const trace = extent === 'whole' ? await folder.trace() : await folder.traceAround(file);
  const document = documents.get(uri) ?? (await unopened(folders, { folder, file }, uri));
  if (!document) return undefined;
  return {
    folder,
    file,
    document,
    lines: linesOf(document),
    trace,
    assessor: folder.service.assessor(trace),
  };
}

/** Clients may ask about files that they have not opened. */
async function unopened(
  folders: Session['folders'],
  placed: { readonly folder: Folder; readonly file: FileKey },
  uri: string,
): Promise<TextDocument | undefined> {
  const text = await folders.textOf(placed);
  return text === undefined ? undefined : TextDocument.create(uri, '', 0, text);
}
