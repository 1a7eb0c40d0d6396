import { assert } from 'chai';
import * as vscode from 'vscode';
import { hoverText, open, readyApi, remove, until, uriOf, write } from './workspace.ts';

suite('new obligation', () => {
  suiteSetup(readyApi);

  test('writes a new file, and the obligation is known at once', async () => {
    const path = 'requirements/security/FLT-KEYS.md';
    const wanted = { id: 'FLT-KEYS-1', title: 'Rotate keys each quarter', path };
    await vscode.commands.executeCommand('regtrace.newObligation', wanted);
    const editor = vscode.window.activeTextEditor;
    assert.isTrue(editor?.document.uri.path.endsWith(path));
    assert.equal(
      editor?.document.getText(),
      '# FLT-KEYS-1 Rotate keys each quarter\n\n```yaml\nmodality: must\n```\n\n',
    );
    assert.equal(editor?.selection.active.line, 6);
    await write('src/keys.ts', '// @reg FLT-KEYS-1\n');
    const { document } = await open('src/keys.ts');
    await until('it is known', async () =>
      (await hoverText(document, 'FLT-KEYS-1')).includes('Rotate keys each quarter'),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('src/keys.ts');
    await remove(path);
  });

  test('writes behind what stands in a file already', async () => {
    const path = 'requirements/security/access.md';
    const before = (await vscode.workspace.openTextDocument(uriOf(path))).getText();
    await vscode.commands.executeCommand('regtrace.newObligation', {
      id: 'FLT-ACCESS-9',
      title: 'Lock doors',
      path,
    });
    const editor = vscode.window.activeTextEditor;
    assert.equal(
      editor?.document.getText(),
      `${before.trimEnd()}\n\n# FLT-ACCESS-9 Lock doors\n\n\`\`\`yaml\nmodality: must\n\`\`\`\n\n`,
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('an id that is taken writes nothing', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const wanted = { id: 'FLT-ACCESS-2', title: 'Again', path: 'requirements/security/again.md' };
    await vscode.commands.executeCommand('regtrace.newObligation', wanted);
    assert.isEmpty(await vscode.workspace.findFiles('requirements/security/again.md'));
  });
});
