import * as vscode from 'vscode';

/**
 * An event whose listeners are each called in a turn of the event loop of their own: what they do would hold the extension
 * host for too long in one.
 */
export class TurnByTurn implements vscode.Disposable {
  readonly #listeners = new Set<() => unknown>();

  readonly event: vscode.Event<void> = (listener, thisArg, disposables) => {
    const call = () => listener.call(thisArg);
    this.#listeners.add(call);
    const subscription = new vscode.Disposable(() => this.#listeners.delete(call));
    disposables?.push(subscription);
    return subscription;
  };

  fire(): void {
    const waiting = [...this.#listeners];
    const next = () => {
      const listener = waiting.shift();
      if (listener === undefined) return;
      if (waiting.length > 0) setTimeout(next);
      // It may have gone since.
      if (this.#listeners.has(listener)) listener();
    };
    next();
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
