import * as vscode from 'vscode';
import { SUGGESTION_THRESHOLD } from '../core/index.ts';
import { SETTINGS } from './contributions.ts';

/** Settings that switch a feature on or off, with what holds where the manifest cannot be read. */
const DEFAULTS = { codeLens: true, inlayHints: false, marks: true, suggestions: true } as const;
export type Switch = keyof typeof DEFAULTS;

/** Whether a feature is switched on, in a file or in the window. */
export function isEnabled(name: Switch, scope?: vscode.ConfigurationScope): boolean {
  return vscode.workspace.getConfiguration(undefined, scope).get(SETTINGS[name], DEFAULTS[name]);
}

/** The least score of a suggestion, 0 to 1; a setting out of that range is brought into it. */
export function suggestionThreshold(scope?: vscode.ConfigurationScope): number {
  const value = vscode.workspace
    .getConfiguration(undefined, scope)
    .get<unknown>(SETTINGS.suggestionThreshold, SUGGESTION_THRESHOLD);
  return typeof value === 'number' ? Math.min(1, Math.max(0, value)) : SUGGESTION_THRESHOLD;
}

/** Whether an obligation opens in the preview of its file rather than in its source. */
export function opensPreviews(): boolean {
  return vscode.workspace.getConfiguration().get<unknown>(SETTINGS.openIn) === 'preview';
}

/** How the editor's agents reach the obligations; a word that is none of these counts as the default. */
export type AgentAccess = 'tools' | 'mcp' | 'off';

export function agentAccess(): AgentAccess {
  const value = vscode.workspace.getConfiguration().get<unknown>(SETTINGS.agents);
  return value === 'mcp' || value === 'off' ? value : 'tools';
}

/** Hears of a setting that changes. */
export function onDidSwitch(name: keyof typeof SETTINGS, listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(SETTINGS[name])) listener();
  });
}
