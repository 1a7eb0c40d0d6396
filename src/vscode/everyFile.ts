import type * as vscode from 'vscode';

/**
 * Every file, named by a pattern: the editor asks providers of `*` only where those that name a language have nothing
 * to say, and where it takes the first answer a language's own provider would always shut ours out.
 */
export const EVERY_FILE: vscode.DocumentFilter = { pattern: '**' };
