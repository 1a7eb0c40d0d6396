import * as vscode from 'vscode';
import type { State } from '../core/index.ts';

/** A shape of its own for each state: colour only adds to it. */
const ICONS: Readonly<Record<State, readonly [icon: string, colour: string | undefined]>> = {
  verified: ['pass-filled', 'testing.iconPassed'],
  implemented: ['pass', 'testing.iconPassed'],
  partial: ['color-mode', 'charts.yellow'],
  planned: ['clock', 'charts.blue'],
  exempt: ['shield', 'charts.purple'],
  uncovered: ['circle-large-outline', 'list.warningForeground'],
  upcoming: ['calendar', 'charts.blue'],
  retired: ['archive', 'disabledForeground'],
  'not-applicable': ['circle-slash', 'disabledForeground'],
  'out-of-scope': ['dash', 'disabledForeground'],
};

/** The name of a state's icon, for texts that hold icons. */
export function iconName(state: State, suspect: boolean): string {
  return iconOf(state, suspect)[0];
}

export function stateIcon(state: State, suspect: boolean): vscode.ThemeIcon {
  const [icon, colour] = iconOf(state, suspect);
  return new vscode.ThemeIcon(icon, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

function iconOf(state: State, suspect: boolean): readonly [icon: string, colour: string | undefined] {
  return suspect ? ['warning', 'list.warningForeground'] : ICONS[state];
}
