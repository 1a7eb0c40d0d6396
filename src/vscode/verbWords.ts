import * as vscode from 'vscode';
import type { Verb } from '../core/index.ts';

/** What a number of places do about an obligation, to stand behind the number. */
export function verbWords(verb: Verb, count: number): string {
  const one = count === 1;
  switch (verb) {
    case 'implements':
      return one ? vscode.l10n.t('implements') : vscode.l10n.t('implement');
    case 'verifies':
      return one ? vscode.l10n.t('verifies') : vscode.l10n.t('verify');
    case 'partial':
      return one ? vscode.l10n.t('implements in part') : vscode.l10n.t('implement in part');
    case 'planned':
      return vscode.l10n.t('planned');
    case 'exempt':
      return one ? vscode.l10n.t('exemption') : vscode.l10n.t('exemptions');
  }
}
