import * as vscode from 'vscode';
import { SETTINGS } from './contributions.ts';

/** Settings that switch a feature on or off, with what holds where the manifest cannot be read. */
const DEFAULTS = { codeLens: true, inlayHints: false, marks: true } as const;
export type Switch = keyof typeof DEFAULTS;

/** Whether a feature is switched on, in a file or in the window. */
export function isEnabled(name: Switch, scope?: vscode.ConfigurationScope): boolean {
  return vscode.workspace.getConfiguration(undefined, scope).get(SETTINGS[name], DEFAULTS[name]);
}

/** Hears of a feature that is switched on or off. */
export function onDidSwitch(name: Switch, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(SETTINGS[name])) listener();
  });
}
