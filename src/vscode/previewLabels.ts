import * as vscode from 'vscode';
import type { PreviewLabel } from '../core/index.ts';

/** The words of previews in the reader's language. */
export function previewLabels(): Readonly<Record<PreviewLabel, string>> {
  return {
    Adopted: vscode.l10n.t('Adopted'),
    'Also called': vscode.l10n.t('Also called'),
    'Another definition counts': vscode.l10n.t('Another definition counts'),
    Authority: vscode.l10n.t('Authority'),
    Before: vscode.l10n.t('Before'),
    Binds: vscode.l10n.t('Binds'),
    Changes: vscode.l10n.t('Changes'),
    Clause: vscode.l10n.t('Clause'),
    Deadline: vscode.l10n.t('Deadline'),
    'Does not count': vscode.l10n.t('Does not count'),
    Domain: vscode.l10n.t('Domain'),
    'In code': vscode.l10n.t('In code'),
    'In force': vscode.l10n.t('In force'),
    'Not in the catalogue': vscode.l10n.t('Not in the catalogue'),
    Number: vscode.l10n.t('Number'),
    'Official text': vscode.l10n.t('Official text'),
    Penalty: vscode.l10n.t('Penalty'),
    'read on': vscode.l10n.t('read on'),
    Related: vscode.l10n.t('Related'),
    Revision: vscode.l10n.t('Revision'),
    Signals: vscode.l10n.t('Signals'),
    'Superseded by': vscode.l10n.t('Superseded by'),
    Suspect: vscode.l10n.t('Suspect'),
    Tags: vscode.l10n.t('Tags'),
    'The workspace is still being read: places in code may be missing.': vscode.l10n.t(
      'The workspace is still being read: places in code may be missing.',
    ),
    Trigger: vscode.l10n.t('Trigger'),
    'Unconfirmed: check the official text': vscode.l10n.t('Unconfirmed: check the official text'),
  };
}
