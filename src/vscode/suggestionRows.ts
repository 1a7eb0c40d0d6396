import * as vscode from 'vscode';
import type { Suggestion } from '../core/index.ts';
import { COMMANDS } from './contributions.ts';

/** The rows of suggestions in the view of the active file: one above, and one for each suggestion. */
export type SuggestionRow =
  | { readonly kind: 'group'; readonly suggestions: readonly Suggestion[] }
  | { readonly kind: 'suggestion'; readonly id: string; readonly suggestion: Suggestion };

/** The row above; none where there is nothing to suggest. */
export function suggestionGroup(suggestions: readonly Suggestion[]): readonly SuggestionRow[] {
  return suggestions.length > 0 ? [{ kind: 'group', suggestions }] : [];
}

export function suggestionChildren(row: SuggestionRow): readonly SuggestionRow[] {
  if (row.kind === 'suggestion') return [];
  return row.suggestions.map((suggestion) => ({ kind: 'suggestion', id: suggestion.id, suggestion }));
}

export function suggestionItem(row: SuggestionRow): vscode.TreeItem {
  if (row.kind === 'group') {
    const item = new vscode.TreeItem(vscode.l10n.t('Suggestions'), vscode.TreeItemCollapsibleState.Expanded);
    // The view remembers by it whether the user folded the row.
    item.id = 'suggestions';
    item.tooltip = vscode.l10n.t('Obligations that the words of this file point at. A guess, not a finding.');
    item.contextValue = 'group';
    return item;
  }
  const { id, title, because } = row.suggestion;
  const item = new vscode.TreeItem(id);
  item.description = title;
  item.iconPath = new vscode.ThemeIcon('lightbulb');
  item.accessibilityInformation = { label: `${id}, ${title}, ${reasonOf(because)}` };
  item.contextValue = 'suggestion';
  item.command = { command: COMMANDS.open, title: vscode.l10n.t('Open'), arguments: [id] };
  return item;
}

/** The words that speak for a suggestion, as a sentence. */
export function reasonOf(because: readonly string[]): string {
  return vscode.l10n.t('because of: {0}', because.join(', '));
}
