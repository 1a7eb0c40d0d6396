import * as vscode from 'vscode';
import type { FileKey } from '../core/index.ts';
import type { Session } from './session.ts';

/**
 * What a feature has told the editor of files that are on the screen. A change elsewhere may move such an answer without
 * touching the file; only then is the editor to ask again.
 */
export class ShownAnswers {
  readonly #told = new Map<string, string>();
  readonly #moved = new vscode.EventEmitter<void>();
  readonly #session: Session;
  readonly #answerOf: (file: FileKey) => unknown;
  readonly #subscription: vscode.Disposable;
  /** For the feature's own `onDidChange…` event. */
  readonly onDidMove = this.#moved.event;

  constructor(session: Session, answerOf: (file: FileKey) => unknown) {
    this.#session = session;
    this.#answerOf = answerOf;
    this.#subscription = session.onDidSettle(() => this.#check());
  }

  /** Remembers what the editor was told. */
  note({ path, origin }: FileKey, answer: unknown): void {
    this.#told.set(`${origin}:${path}`, JSON.stringify(answer));
  }

  /** Has the editor ask again, whatever it was told. */
  forget(): void {
    this.#told.clear();
    this.#moved.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#moved.dispose();
  }

  #check(): void {
    const shown = new Set<string>();
    let isMoved = false;
    for (const { document } of vscode.window.visibleTextEditors) {
      const file = this.#session.places.fileOf(document.uri);
      if (!file) continue;
      const key = `${file.origin}:${file.path}`;
      shown.add(key);
      const told = this.#told.get(key);
      isMoved ||= told !== undefined && told !== JSON.stringify(this.#answerOf(file));
    }
    // A file that comes back to the screen is asked for anew.
    for (const key of [...this.#told.keys()]) if (!shown.has(key)) this.#told.delete(key);
    if (isMoved) this.#moved.fire();
  }
}
