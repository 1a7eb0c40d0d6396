import { assert } from 'chai';
import * as vscode from 'vscode';
import { readyApi, remove, until, uriOf } from './workspace.ts';

const PATH = 'requirements/operations/ACME-OPS.md';
const wanted = { id: 'ACME-OPS', title: 'Operations policy', domain: 'operations' };

suite('new requirement file', () => {
  suiteSetup(readyApi);

  test('writes front matter, and offers the first obligation to be typed over', async () => {
    await vscode.commands.executeCommand('regtrace.newRequirementFile', wanted);
    const editor = await until('the file is open', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.uri.path.endsWith(PATH) && active.document.lineCount > 8 ? active : undefined;
    });
    assert.match(
      editor.document.getText(),
      /^---\ninstrument: ACME-OPS\ntitle: Operations policy\nstatus: in-force\n---\n\n# Operations policy\n\n## ACME-OPS-1 /,
    );
    assert.equal(editor.document.getText(editor.selection), 'ACME-OPS-1');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('a file that exists is left alone', async () => {
    await vscode.commands.executeCommand('regtrace.newRequirementFile', { ...wanted, title: 'Again' });
    const bytes = await vscode.workspace.fs.readFile(uriOf(PATH));
    assert.include(new TextDecoder().decode(bytes), 'Operations policy');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('requirements/operations');
  });
});
