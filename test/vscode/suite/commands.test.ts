import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, positionOf, readyApi, until, uriOf } from './workspace.ts';

const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
const activePath = () => vscode.window.activeTextEditor?.document.uri.path ?? '';

/** Types a query into the pick and takes its first row. */
async function pickFirst(command: string, query: string): Promise<void> {
  const done = vscode.commands.executeCommand(command, query);
  // The pick needs a moment to come up; accepting before does nothing.
  const tries = setInterval(accept, 300);
  await done;
  clearInterval(tries);
}

suite('commands', () => {
  suiteSetup(readyApi);

  for (const [query, file, id] of [
    ['pipl 40', 'CN-PIPL.md', 'CN-PIPL-40'],
    ['第四十条 个保法', 'CN-PIPL.md', 'CN-PIPL-40'],
    ['gdpr 33(1)', 'EU-GDPR.md', 'EU-GDPR-33.1'],
    ['blur plates before a frame leaves', 'telemetry.md', 'FLT-BLUR-1'],
  ] as const) {
    test(`search: "${query}" opens ${id}`, async () => {
      await pickFirst('regtrace.search', query);
      await until('the obligation is open', () => activePath().endsWith(file));
      const editor = vscode.window.activeTextEditor;
      assert.include(editor?.document.lineAt(editor.selection.active.line).text, id);
    });
  }

  for (const [file, line, expected] of [
    ['src/upload.ts', 'throw new Error', '    // @reg CN-PIPL-51'],
    ['src/anonymize.py', 'return None', '            # @reg CN-PIPL-51'],
    ['src/erasure.sql', 'DELETE FROM clips', '-- @reg CN-PIPL-51'],
    ['infra/storage.tf', 'bucket = "clips-cn-north-1"', '  # @reg CN-PIPL-51'],
  ] as const) {
    test(`link: writes the comment of ${file} above the line, at its indent`, async () => {
      const editor = await open(file);
      const before = editor.document.getText();
      const position = positionOf(editor.document, line);
      editor.selection = new vscode.Selection(position, position);
      await vscode.commands.executeCommand('regtrace.link', 'CN-PIPL-51');
      assert.equal(editor.document.lineAt(position.line).text, expected);
      assert.include(editor.document.lineAt(position.line + 1).text, line);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      assert.equal(editor.document.getText(), before);
    });
  }

  test('open goes to the obligation of the id under the cursor', async () => {
    const editor = await open('src/access.ts');
    const position = positionOf(editor.document, 'FLT-ACCESS-2');
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('regtrace.open');
    await until('the requirement file is open', () =>
      activePath().endsWith('requirements/security/access.md'),
    );
  });

  test('references shows what names an obligation without an error', async () => {
    await open('src/upload.ts');
    await vscode.commands.executeCommand('regtrace.references', 'CN-PIPL-40');
    await vscode.commands.executeCommand('closeReferenceSearch');
  });

  test('init opens regtrace.yaml and leaves an existing one as it is', async () => {
    const before = (await vscode.workspace.openTextDocument(uriOf('regtrace.yaml'))).getText();
    await vscode.commands.executeCommand('regtrace.init');
    assert.isTrue(activePath().endsWith('/regtrace.yaml'));
    assert.equal(vscode.window.activeTextEditor?.document.getText(), before);
  });

  test('rescan reads everything again', async () => {
    await vscode.commands.executeCommand('regtrace.rescan');
  });

  test('every command of the manifest is registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const manifest = vscode.extensions.getExtension('regtrace.regtrace')?.packageJSON;
    for (const { command } of manifest.contributes.commands) assert.isTrue(registered.has(command), command);
  });
});
