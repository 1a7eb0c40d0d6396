import { assert } from 'chai';
import * as vscode from 'vscode';
import { readyApi, until, uriOf } from './workspace.ts';

const PATH = 'regtrace.yaml';

async function textOnDisk(): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(PATH)));
  } catch {
    return undefined;
  }
}

suite('init', () => {
  let before: Uint8Array;

  suiteSetup(async () => {
    await readyApi();
    before = await vscode.workspace.fs.readFile(uriOf(PATH));
  });

  setup(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(uriOf(PATH));
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.writeFile(uriOf(PATH), before);
  });

  test('writes what it is told, with every other key as a comment, and opens it', async () => {
    await vscode.commands.executeCommand('regtrace.init', { jurisdictions: ['CN'], roles: ['ciio'] });
    const text = (await textOnDisk()) ?? '';
    assert.include(text, 'scope:\n  jurisdictions: [CN]\n');
    assert.include(text, '  roles: [ciio]\n');
    assert.include(text, '# not-applicable:');
    assert.isTrue(vscode.window.activeTextEditor?.document.uri.path.endsWith(PATH));
  });

  for (const left of [1, 2]) {
    test(`leaving question ${left} writes nothing`, async () => {
      let isDone = false;
      const done = vscode.commands.executeCommand('regtrace.init').then(() => {
        isDone = true;
      });
      // The pick needs a moment to come up; a key that comes before does nothing.
      const keys =
        left === 1
          ? ['workbench.action.closeQuickOpen']
          : ['workbench.action.acceptSelectedQuickOpenItem', 'workbench.action.closeQuickOpen'];
      for (const key of keys) {
        await new Promise((resolve) => setTimeout(resolve, 1500));
        await vscode.commands.executeCommand(key);
      }
      await until('the command ends', () => isDone);
      await done;
      assert.isUndefined(await textOnDisk());
      assert.isUndefined(vscode.window.activeTextEditor);
    });
  }

  test('a file that exists is opened as it is, without a question', async () => {
    await vscode.workspace.fs.writeFile(uriOf(PATH), new TextEncoder().encode('# mine\n'));
    await vscode.commands.executeCommand('regtrace.init', { jurisdictions: ['EU'] });
    assert.equal(await textOnDisk(), '# mine\n');
    // The editor may still show what an earlier test wrote, until it hears of the change on disk.
    await until('it is shown', () => vscode.window.activeTextEditor?.document.getText() === '# mine\n');
  });
});
