import * as vscode from 'vscode';
import type { CodeSymbol } from '../core/index.ts';

/** The symbols that language extensions know of a document; none where there is no such extension, or it fails. */
export async function symbolsOf({ uri }: vscode.TextDocument): Promise<readonly CodeSymbol[]> {
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
