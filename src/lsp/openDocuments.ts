import { type Connection, type Disposable, TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from '../core/index.ts';
import { filePathOf } from './addresses.ts';
import { decodeRange, type Lines, type PositionEncoding } from './positionEncoding.ts';

/** The texts that are open in the client: they win over the disk. */
export class OpenDocuments {
  readonly #documents: TextDocuments<TextDocument>;
  readonly #byPath = new Map<string, TextDocument>();

  constructor(encoding: PositionEncoding) {
    this.#documents = new TextDocuments<TextDocument>({
      create: TextDocument.create,
      // Each change counts from the text that the ones before it have left.
      update: (document, changes, version) => {
        for (const change of changes) {
          const text = change.text;
          const counted =
            'range' in change ? { text, range: placed(document, change.range, encoding) } : { text };
          TextDocument.update(document, [counted], version);
        }
        return document;
      },
    });
    this.#documents.onDidOpen(({ document }) => {
      const path = filePathOf(document.uri);
      if (path !== undefined) this.#byPath.set(path, document);
    });
    this.#documents.onDidClose(({ document }) => {
      const path = filePathOf(document.uri);
      if (path !== undefined && this.#byPath.get(path) === document) this.#byPath.delete(path);
    });
  }

  get(uri: string): TextDocument | undefined {
    return this.#documents.get(uri);
  }

  all(): readonly TextDocument[] {
    return this.#documents.all();
  }

  /** The open document at an absolute path. */
  at(path: string): TextDocument | undefined {
    return this.#byPath.get(path);
  }

  /** Hears of documents whose text, as far as anybody here can see it, is another one now. */
  onDidMove(listener: (document: TextDocument) => void): void {
    this.#documents.onDidChangeContent(({ document }) => listener(document));
    // Closing without saving brings the text on disk back.
    this.#documents.onDidClose(({ document }) => listener(document));
  }

  onDidOpen(listener: (document: TextDocument) => void): void {
    this.#documents.onDidOpen(({ document }) => listener(document));
  }

  onDidSave(listener: (document: TextDocument) => void): void {
    this.#documents.onDidSave(({ document }) => listener(document));
  }

  listen(connection: Connection): Disposable {
    return this.#documents.listen(connection);
  }
}

/** A stretch of the text as it stands; what lies past the end becomes the end. */
function placed(document: TextDocument, range: Range, encoding: PositionEncoding): Range {
  const { start, end } = decodeRange(linesOf(document), range, encoding);
  const inside = (position: Position) => document.positionAt(document.offsetAt(position));
  return { start: inside(start), end: inside(end) };
}

export function linesOf(document: TextDocument): Lines {
  return {
    lineText: (line) =>
      document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }),
  };
}
