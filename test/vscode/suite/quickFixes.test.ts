import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOf, open, positionOf, readyApi, remove, until, uriOf, write } from './workspace.ts';

async function actionsAt(document: vscode.TextDocument, word: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, word);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
    vscode.CodeActionKind.QuickFix.value,
  );
}

/** Carries out an action as the editor would. */
async function run(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((one) => one.title.startsWith(title));
  assert.isDefined(action, `${title} among ${actions.map((one) => one.title).join(' | ')}`);
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command)
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const active = () => vscode.window.activeTextEditor;
const revert = () => vscode.commands.executeCommand('workbench.action.files.revert');

suite('quick fixes', () => {
  const settings = 'regtrace.yaml';
  let before = '';

  suiteSetup(async () => {
    await readyApi();
    before = (await vscode.workspace.openTextDocument(uriOf(settings))).getText();
  });

  teardown(async () => {
    await write(settings, before);
  });

  test('pins every suspect link of an obligation at once', async () => {
    const heading =
      '# FLT-PIN-1 Ask twice\n\n```yaml\nrevision: 3\nchanges:\n  - { revision: 3, was: "Ask once." }\n```\n';
    await write('requirements/security/pin.md', heading);
    await write('src/pin1.ts', '// @reg FLT-PIN-1@1: a\n');
    await write('src/pin2.py', '# @reg FLT-PIN-1@2: b\n');
    await until('both are suspect', () =>
      ['src/pin1.ts', 'src/pin2.py'].every((path) => diagnosticsOf(path).includes('suspect-link')),
    );
    const [diagnostic] = vscode.languages
      .getDiagnostics(uriOf('src/pin1.ts'))
      .filter(({ code }) => code === 'suspect-link');
    assert.include(diagnostic?.relatedInformation?.[0]?.message, 'Before: “Ask once.”');
    const { document } = await open('src/pin1.ts');
    await run(await actionsAt(document, 'FLT-PIN-1'), 'Mark all suspect links of FLT-PIN-1');
    assert.include(document.getText(), 'FLT-PIN-1@3');
    const other = await vscode.workspace.openTextDocument(uriOf('src/pin2.py'));
    assert.include(other.getText(), 'FLT-PIN-1@3');
    await until('neither is suspect', () =>
      ['src/pin1.ts', 'src/pin2.py'].every((path) => !diagnosticsOf(path).includes('suspect-link')),
    );
    await vscode.workspace.saveAll();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of ['requirements/security/pin.md', 'src/pin1.ts', 'src/pin2.py']) await remove(path);
  });

  test('makes the obligation that is missing, in a folder that is not there yet', async () => {
    await write('src/fresh.ts', '// @reg NEWLAW-9\n');
    await until('it is unknown', () => diagnosticsOf('src/fresh.ts').includes('unknown-obligation'));
    const { document } = await open('src/fresh.ts');
    await run(
      await actionsAt(document, 'NEWLAW-9'),
      'Create the obligation NEWLAW-9 in requirements/NEWLAW.md',
    );
    await until('its file is open', () => active()?.document.uri.path.endsWith('requirements/NEWLAW.md'));
    const editor = active();
    assert.equal(editor?.document.getText(editor.selection), 'Say in one line what is demanded');
    await until('it is known', () => !diagnosticsOf('src/fresh.ts').includes('unknown-obligation'));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('src/fresh.ts');
    await remove('requirements/NEWLAW.md');
  });

  test('declares an obligation not applicable, and leaves the reason to the user', async () => {
    await write('requirements/security/gap.md', '# FLT-GAP-1 Nothing answers this\n');
    await until('it is uncovered', () =>
      diagnosticsOf('requirements/security/gap.md').includes('uncovered-obligation'),
    );
    const { document } = await open('requirements/security/gap.md');
    await run(await actionsAt(document, 'FLT-GAP-1'), 'Declare FLT-GAP-1 not applicable');
    await until('the settings are open', () => active()?.document.uri.path.endsWith(settings));
    const editor = active();
    assert.equal(editor?.document.getText(editor.selection), 'why it does not apply');
    assert.include(editor?.document.getText(), '# What binds this code base.', 'comments stay');
    await until('it is not uncovered', () => diagnosticsOf('requirements/security/gap.md').length === 0);
    await revert();
    await remove('requirements/security/gap.md');
  });

  test('what an exemption lacks can be typed over', async () => {
    await write('src/frame.ts', '// @reg exempt CN-PIPL-51\n');
    await until('it is incomplete', () => diagnosticsOf('src/frame.ts').includes('exemption-incomplete'));
    const { document } = await open('src/frame.ts');
    await run(await actionsAt(document, 'CN-PIPL-51'), 'Add a reason, an owner and an end');
    assert.match(document.getText(), /^\/\/ @reg exempt CN-PIPL-51 until \d{4}-\d\d-\d\d by \S+: reason\n$/);
    await until('it is whole', () => !diagnosticsOf('src/frame.ts').includes('exemption-incomplete'));
    await revert();
    await remove('src/frame.ts');
  });

  test('the preferred fix from the view of findings', async () => {
    const api = await readyApi();
    const finding = (await api.trace().findings()).find(({ location }) => location.path === 'src/consent.ts');
    await vscode.commands.executeCommand('regtrace.applyFix', { kind: 'finding', finding });
    await until('the file shows it', () => active()?.document.getText().includes('@reg CN-PIPL-14'));
    assert.isTrue(active()?.document.uri.path.endsWith('src/consent.ts'));
    await revert();
    await until('it is told again', () => diagnosticsOf('src/consent.ts').length === 1);
  });
});

suite('findings that no file is to blame for', () => {
  suiteSetup(readyApi);

  test('a bundled obligation that nothing answers is no problem of the line that names its law', async () => {
    const api = await readyApi();
    const path = 'src/generate.ts';
    await write(path, '// @reg CN-GENAI-7, CN-GENAI-12\n');
    const found = await until('they are found', async () => {
      const findings = (await api.trace().findings()).filter(({ location }) => location.path === path);
      return findings.some(({ code }) => code === 'uncovered-obligation') ? findings : undefined;
    });
    assert.isAtLeast(found.length, 3);
    await until('what stands there is told', () => diagnosticsOf(path).includes('unmet-policy'));
    assert.notInclude(diagnosticsOf(path), 'uncovered-obligation');
    await remove(path);
    await until('all is forgotten', () => diagnosticsOf(path).length === 0);
  });

  test('one of the workspace is told at its heading', async () => {
    await write('requirements/security/heading.md', 'Words.\n\n# FLT-HEAD-1 Nothing answers this\n');
    const [diagnostic] = await until('it is told', () => {
      const all = vscode.languages.getDiagnostics(uriOf('requirements/security/heading.md'));
      return all.length > 0 ? all : undefined;
    });
    assert.equal(diagnostic?.range.start.line, 2);
    await remove('requirements/security/heading.md');
  });
});
