import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, readyApi, remove, until, uriOf, write } from './workspace.ts';

const PATH = 'requirements/security/FLT-PREVIEW.md';

/** The HTML that the editor's own Markdown preview shows of a file. */
async function rendered(path: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uriOf(path));
  return vscode.commands.executeCommand<string>('markdown.api.render', document);
}

async function hasMarkdownPreview(): Promise<boolean> {
  return (await vscode.commands.getCommands(true)).includes('markdown.api.render');
}

suite('preview', () => {
  suiteSetup(async function () {
    await readyApi();
    if (!(await hasMarkdownPreview())) this.skip();
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('requirement files look like cards', async () => {
    const html = await rendered('requirements/policy/telemetry.md');
    assert.include(html, '<section class="regtrace-card" aria-label="FLT-BLUR-1">');
    assert.include(html, 'FLT-POLICY');
    assert.match(html, /regtrace-state regtrace-[a-z]+/);
    assert.notInclude(html, 'native-title:');
    // In another file of the bundled catalogue, or plain where that has no address from here.
    assert.match(html, /(<a href="[^"]*CN-AUTO\.md#cn-auto-8-[^"]*"|<span )[^>]*title="[^"]+">CN-AUTO-8</);
  });

  test('other Markdown stays as it is', async () => {
    await write('NOTES.md', '# FLT-BLUR-1 as a heading\n\n```yaml\nclause: 1\n```\n');
    const html = await rendered('NOTES.md');
    assert.notInclude(html, 'regtrace');
    assert.include(html, 'clause');
    await remove('NOTES.md');
  });

  test('the text at this moment, and what code says of it', async () => {
    await write(PATH, '# FLT-PREVIEW-1 Show it\n');
    const editor = await open(PATH);
    await until('the obligation is known', async () => (await rendered(PATH)).includes('uncovered'));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(1, 0), '\n```yaml\nclause: Section 7\n```\n'),
    );
    assert.include(await rendered(PATH), 'Section 7');
    await write('src/shown.ts', '// @reg FLT-PREVIEW-1: shown\n');
    await until('the place is counted', async () => (await rendered(PATH)).includes('src/shown.ts:1'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await remove('src/shown.ts');
    await remove(PATH);
  });

  test('regtrace.open shows the preview where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('regtrace');
    await settings.update('openIn', 'preview', vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.commands.executeCommand('regtrace.open', 'FLT-BLUR-1');
      await until('a preview is open', () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .some(
            ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('markdown'),
          ),
      );
      assert.isUndefined(vscode.window.activeTextEditor);
    } finally {
      await settings.update('openIn', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await vscode.commands.executeCommand('regtrace.open', 'FLT-BLUR-1');
    await until('the source is open', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('telemetry.md'),
    );
  });
});
