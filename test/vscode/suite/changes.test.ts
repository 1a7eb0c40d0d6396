import { assert } from 'chai';
import * as vscode from 'vscode';
import {
  diagnosticsOf,
  hoverText,
  open,
  positionOf,
  readyApi,
  remove,
  until,
  uriOf,
  write,
} from './workspace.ts';

/** How the effect of a change is seen: in a hover, or in the list of problems. */
suite('changes show up without a reload', () => {
  suiteSetup(readyApi);

  test('an edit, before it is saved', async () => {
    const editor = await open('src/access.ts');
    const position = positionOf(editor.document, 'CN-PIPL-51');
    const range = editor.document.getWordRangeAtPosition(position, /CN-PIPL-51/);
    assert.isDefined(range);
    await editor.edit((edit) => edit.replace(range, 'CN-PIPL-52'));
    // No waiting: the question itself must see the edit.
    assert.include(await hoverText(editor.document, 'CN-PIPL-52'), 'Article 52');
    await editor.edit((edit) => edit.replace(range, 'CN-PIPL-52000'));
    await until('the unknown id is told', () =>
      diagnosticsOf('src/access.ts').includes('unknown-obligation'),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the finding is gone', () => diagnosticsOf('src/access.ts').length === 0);
  });

  test('a new file, a changed one, a renamed one, a deleted one', async () => {
    await write('src/fresh.rs', '// @reg NO-SUCH-1\n');
    await until('the new file is read', () => diagnosticsOf('src/fresh.rs').length === 1);
    await write('src/fresh.rs', '// @reg CN-PIPL-40\n');
    await until('the change is read', () => diagnosticsOf('src/fresh.rs').length === 0);
    const { document } = await open('src/upload.ts');
    await until('the place is known', async () =>
      (await hoverText(document, 'CN-PIPL-40')).includes('fresh.rs'),
    );
    await vscode.workspace.fs.rename(uriOf('src/fresh.rs'), uriOf('src/renamed.rs'));
    await until('the new name is known', async () =>
      (await hoverText(document, 'CN-PIPL-40')).includes('renamed.rs'),
    );
    await remove('src/renamed.rs');
    await until(
      'it is forgotten',
      async () => !(await hoverText(document, 'CN-PIPL-40')).includes('renamed.rs'),
    );
  });

  test('a folder that comes and goes', async () => {
    const { document } = await open('src/upload.ts');
    await write('tools/deep/one.sh', '# @reg CN-PIPL-40\n');
    await until('it is read', async () =>
      (await hoverText(document, 'CN-PIPL-40')).includes('tools/deep/one.sh'),
    );
    await vscode.workspace.fs.rename(uriOf('tools'), uriOf('instruments'));
    await until('its new name is known', async () =>
      (await hoverText(document, 'CN-PIPL-40')).includes('instruments/deep/one.sh'),
    );
    await remove('instruments');
    await until(
      'it is forgotten',
      async () => !(await hoverText(document, 'CN-PIPL-40')).includes('deep/one.sh'),
    );
  });

  test('a changed requirement file', async () => {
    const { document } = await open('src/access.ts');
    const path = 'requirements/security/access.md';
    const before = (await vscode.workspace.openTextDocument(uriOf(path))).getText();
    await write(path, before.replace('Record every access', 'Write down every access'));
    await until('the new title is shown', async () =>
      (await hoverText(document, 'FLT-ACCESS-2')).includes('Write down every access'),
    );
    await write(path, before.replace('# FLT-ACCESS-2', '# FLT-ACCESS-20'));
    await until('the id is unknown', () => diagnosticsOf('src/access.ts').includes('unknown-obligation'));
    await write(path, before);
    await until('the id is known again', () => diagnosticsOf('src/access.ts').length === 0);
  });

  test('changed settings', async () => {
    const before = (await vscode.workspace.openTextDocument(uriOf('regtrace.yaml'))).getText();
    await write('regtrace.yaml', `${before}tags: ["@law"]\n`);
    await until('the old tag counts no more', () => diagnosticsOf('src/consent.ts').length === 0);
    await write('regtrace.yaml', 'scope: [\n');
    await until('broken settings are told', () => diagnosticsOf('regtrace.yaml').includes('invalid-config'));
    await write('regtrace.yaml', before);
    await until('the tag counts again', () => diagnosticsOf('src/consent.ts').length === 1);
  });

  test('many files at once, as a branch switch brings them', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `generated/file${index}.ts`);
    await Promise.all(names.map((name) => write(name, '// @reg NO-SUCH-2\n')));
    await until('all are read', () => names.every((name) => diagnosticsOf(name).length === 1));
    await remove('generated');
    await until('all are forgotten', () => names.every((name) => diagnosticsOf(name).length === 0));
  });
});
