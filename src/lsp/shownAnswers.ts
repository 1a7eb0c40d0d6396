import type { ProtocolRequestType0 } from 'vscode-languageserver/node';
import type { FileKey } from '../core/index.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

interface Kind {
  readonly canRefresh: boolean;
  /** The request by which the client is told to ask again. */
  readonly type: ProtocolRequestType0<void, void, void, void>;
  answerOf(folder: Folder, file: FileKey): unknown;
}

/**
 * What a feature has told the client of open documents. A change elsewhere may move such an answer without touching the
 * document; only then is the client to ask again.
 */
export class ShownAnswers {
  readonly #told = new Map<string, string>();
  readonly #session: Session;
  readonly #kind: Kind;

  constructor(session: Session, kind: Kind) {
    this.#session = session;
    this.#kind = kind;
    if (!kind.canRefresh) return;
    session.onDidSettle((folder) => this.#check(folder));
    session.onDidSet(() => this.#refresh());
  }

  /** Remembers what the client was told. */
  note(uri: string, answer: unknown): void {
    if (this.#kind.canRefresh) this.#told.set(uri, JSON.stringify(answer));
  }

  async #check(folder: Folder): Promise<void> {
    const { documents, folders } = this.#session;
    let isMoved = false;
    for (const [uri, told] of [...this.#told]) {
      const placed = folders.of(uri);
      // A document that is opened again is asked for anew.
      if (!documents.get(uri)) this.#told.delete(uri);
      else if (placed.folder === folder)
        isMoved ||= told !== JSON.stringify(this.#kind.answerOf(folder, placed.file));
    }
    if (isMoved) this.#refresh();
  }

  #refresh(): void {
    this.#told.clear();
    const { connection, logger } = this.#session;
    connection
      .sendRequest(this.#kind.type)
      .catch((error: unknown) => logger.warn(`${this.#kind.type.method}: ${String(error)}`));
  }
}
