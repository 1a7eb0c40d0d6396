import { assert } from 'chai';
import * as vscode from 'vscode';
import { type Api, open, readyApi, remove, until, write } from './workspace.ts';

const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

const PATH = 'src/preferences.ts';
const code = [
  'export class ConsentLedger {',
  '  withdraw(person: string): void {}',
  '  revokeOptIn(person: string): void {}',
  '  remember(checkbox: boolean): void {}',
  '}',
  '',
].join('\n');

/** Links the code at the cursor to whatever stands first in the pick, and gives the first line that was written. */
async function linkFirst(): Promise<string> {
  const editor = await open(PATH);
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  const done = vscode.commands.executeCommand('regtrace.link');
  // The pick needs a moment to come up; accepting before does nothing.
  const tries = setInterval(accept, 300);
  await done;
  clearInterval(tries);
  const line = editor.document.lineAt(0).text;
  await vscode.commands.executeCommand('workbench.action.files.revert');
  return line;
}

suite('suggestions', () => {
  let api: Api;

  suiteSetup(async () => {
    api = await readyApi();
    await write(PATH, code);
    await until('the file is known', () => api.trace().trace());
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove(PATH);
    await api.trace().trace();
  });

  test('stand first where code is linked', async () => {
    assert.match(await linkFirst(), /^\/\/ @reg (EU-GDPR-7\.1|CN-PIPL-1[45])$/);
  });

  test('are switched off by a setting', async () => {
    const settings = vscode.workspace.getConfiguration('regtrace');
    await settings.update('suggestions.enabled', false, vscode.ConfigurationTarget.Workspace);
    try {
      assert.notMatch(await linkFirst(), /EU-GDPR-7\.1|CN-PIPL-1[45]/);
    } finally {
      await settings.update('suggestions.enabled', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('become fewer with a higher threshold', async () => {
    const settings = vscode.workspace.getConfiguration('regtrace');
    await settings.update('suggestions.threshold', 1, vscode.ConfigurationTarget.Workspace);
    try {
      assert.notMatch(await linkFirst(), /EU-GDPR-7\.1|CN-PIPL-1[45]/);
    } finally {
      await settings.update('suggestions.threshold', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
