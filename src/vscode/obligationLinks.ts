import * as vscode from 'vscode';
import type { HoverLinks } from '../core/index.ts';
import { COMMANDS } from './contributions.ts';
import type { Places } from './places.ts';
import { translate } from './wording.ts';

/** The commands that an obligation's card may run; nothing else in it is trusted. */
const ENABLED = [COMMANDS.open, COMMANDS.references, COMMANDS.openSource];
const ACTIONS = {
  open: COMMANDS.open,
  references: COMMANDS.references,
  source: COMMANDS.openSource,
} as const;

/** How a card's places and actions become links of the editor. */
export function obligationLinks(places: Places): HoverLinks {
  return {
    translate,
    place: (path, range) => places.hrefOf({ path, origin: 'workspace' }, range.start),
    action: (action, id) => `command:${ACTIONS[action]}?${encodeURIComponent(JSON.stringify([id]))}`,
  };
}

/** A card as the editor shows it: it may run our commands, and no others. */
export function cardMarkdown(markdown: string): vscode.MarkdownString {
  const card = new vscode.MarkdownString(markdown);
  card.isTrusted = { enabledCommands: ENABLED };
  return card;
}
