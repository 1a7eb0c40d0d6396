import * as vscode from 'vscode';
import { messageIn, type Said, type Translate } from '../core/index.ts';

/** The core's words in the language of the editor: `l10n` holds them beside those of the features. */
export const translate: Translate = (template, ...values) => vscode.l10n.t(template, ...values);

/** A message of the core in the language of the editor. */
export function messageOf(said: Said): string {
  return messageIn(said, translate);
}
