import * as vscode from 'vscode';
import { COMMANDS } from '../contributions.ts';
import { pickObligation } from '../obligationPick.ts';
import type { Session } from '../session.ts';
import { openObligation } from './obligationCommands.ts';

/** "Search Obligations": a pick over the whole catalogue, ranked as typed. A caller may give the query to begin with. */
export function registerSearch(session: Session): vscode.Disposable {
  const link = button('link', vscode.l10n.t('Link the code at the cursor'), COMMANDS.link);
  const copy = button('copy', vscode.l10n.t('Copy the id'), COMMANDS.copyId);
  const references = button('references', vscode.l10n.t('Show where it is named'), COMMANDS.references);
  return vscode.commands.registerCommand(COMMANDS.search, (query: unknown) =>
    session.guard(COMMANDS.search, async () => {
      const id = await pickObligation(session, {
        ...(typeof query === 'string' ? { value: query } : {}),
        buttons: [link, references, copy],
        onButton(chosen, pressed) {
          const command = [link, references, copy].find((candidate) => candidate === pressed)?.command;
          if (command !== undefined) void vscode.commands.executeCommand(command, chosen);
        },
      });
      if (id !== undefined) await openObligation(session, id);
    }),
  );
}

interface CommandButton extends vscode.QuickInputButton {
  readonly command: string;
}

function button(icon: string, tooltip: string, command: string): CommandButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip, command };
}
