import * as vscode from 'vscode';
import type { CodeSymbol } from '../core/index.ts';

/** Milliseconds after which a document without symbols is asked about again: language extensions take time to start. */
const RETRIES = [1500, 4000, 10_000] as const;

/** The symbols that language extensions know of documents. */
export class DocumentSymbols {
  readonly #arrived = new vscode.EventEmitter<void>();
  /** Fires when a document that had none was found to have some after all. */
  readonly onDidArrive = this.#arrived.event;
  #waiting: { readonly uri: string; readonly timer: ReturnType<typeof setTimeout> } | undefined;

  /** The symbols of a document, none where no extension knows any yet; the last document asked about is followed up. */
  async of(document: vscode.TextDocument): Promise<readonly CodeSymbol[]> {
    const symbols = await symbolsOf(document);
    const uri = document.uri.toString();
    if (symbols.length > 0) this.#stop();
    else if (this.#waiting?.uri !== uri) this.#retry(document, 0);
    return symbols;
  }

  dispose(): void {
    this.#stop();
    this.#arrived.dispose();
  }

  #retry(document: vscode.TextDocument, attempt: number): void {
    this.#stop();
    const delay = RETRIES[attempt];
    if (delay === undefined || document.isClosed) return;
    const timer = setTimeout(async () => {
      if ((await symbolsOf(document)).length > 0) this.#arrived.fire();
      else if (this.#waiting?.timer === timer) this.#retry(document, attempt + 1);
    }, delay);
    this.#waiting = { uri: document.uri.toString(), timer };
  }

  #stop(): void {
    if (this.#waiting) clearTimeout(this.#waiting.timer);
    this.#waiting = undefined;
  }
}

async function symbolsOf({ uri }: vscode.TextDocument): Promise<readonly CodeSymbol[]> {
  try {
    const found = await vscode.commands.executeCommand<
      readonly (vscode.DocumentSymbol | vscode.SymbolInformation)[] | undefined
    >('vscode.executeDocumentSymbolProvider', uri);
    return (found ?? []).map(toCodeSymbol);
  } catch {
    // What another extension does wrong must not empty our view.
    return [];
  }
}

function toCodeSymbol(symbol: vscode.DocumentSymbol | vscode.SymbolInformation): CodeSymbol {
  // Older providers give a flat list; where things nest is then not known.
  if (!('range' in symbol)) return { name: symbol.name, range: symbol.location.range, children: [] };
  return { name: symbol.name, range: symbol.range, children: symbol.children.map(toCodeSymbol) };
}
