import { assert } from 'chai';
import * as vscode from 'vscode';

suite('activation', () => {
  test('the extension is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('regtrace.regtrace');
    assert.isDefined(extension);
    await extension?.activate();
    assert.isTrue(extension?.isActive);
  });

  test('the fixture folder is open', async () => {
    assert.lengthOf(vscode.workspace.workspaceFolders ?? [], 1);
    const files = await vscode.workspace.findFiles('**/*.md');
    assert.isNotEmpty(files);
  });
});
