import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, positionOf, readyApi, remove, until, uriOf, write } from './workspace.ts';

async function lensesOf(path: string): Promise<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uriOf(path),
    100,
  );
}

/** Line and title of our lenses, without their icons. */
async function titles(path: string): Promise<string[]> {
  return (await lensesOf(path)).map(
    ({ range, command }) =>
      `${range.start.line + 1} ${(command?.title ?? '').replace(/\$\([\w-]+\)\u2002/g, '')}`,
  );
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
}

suite('code lens', () => {
  suiteSetup(readyApi);

  test('above an annotated line: what it answers, and how that stands', async () => {
    await open('src/access.ts');
    assert.include((await titles('src/access.ts')).join('\n'), '7 Record every');
    const [first] = await lensesOf('src/access.ts');
    await vscode.commands.executeCommand(first?.command?.command ?? '', ...(first?.command?.arguments ?? []));
    await until('the obligation is open', () =>
      vscode.window.activeTextEditor?.document.uri.path.endsWith('requirements/security/access.md'),
    );
  });

  test('above an obligation: counts that open the very places', async () => {
    const path = 'requirements/security/access.md';
    await open(path);
    const lens = (await lensesOf(path)).find(({ command }) => command?.title === '1 implements');
    assert.equal(lens?.command?.command, 'editor.action.showReferences');
    const [, , locations] = lens?.command?.arguments ?? [];
    assert.lengthOf(locations, 1);
    assert.isTrue(locations[0].uri.path.endsWith('/src/access.ts'));
    const target = await vscode.workspace.openTextDocument(uriOf('src/access.ts'));
    assert.match(target.getText(locations[0].range), /^FLT-ACCESS-\d$/);
  });

  test('follows a link that another file brings', async () => {
    const path = 'requirements/security/access.md';
    await write('src/more.ts', '// @reg FLT-ACCESS-2\n');
    await until('it is counted', async () =>
      (await titles(path)).some((one) => one.endsWith(' 2 implement')),
    );
    await remove('src/more.ts');
    await until('it is not', async () => !(await titles(path)).some((one) => one.endsWith(' 2 implement')));
  });

  test('can be switched off', async () => {
    await open('src/access.ts');
    await set('regtrace.codeLens.enabled', false);
    await until('none is left', async () => (await titles('src/access.ts')).length === 0);
    await set('regtrace.codeLens.enabled', undefined);
    await until('they are back', async () => (await titles('src/access.ts')).length > 0);
  });
});

suite('inlay hints', () => {
  suiteSetup(readyApi);

  async function hints(document: vscode.TextDocument): Promise<vscode.InlayHint[]> {
    const everything = new vscode.Range(0, 0, document.lineCount, 0);
    return vscode.commands.executeCommand('vscode.executeInlayHintProvider', document.uri, everything);
  }

  test('stay away until they are asked for', async () => {
    const { document } = await open('src/erasure.sql');
    assert.isEmpty(await hints(document));
    await set('regtrace.inlayHints.enabled', true);
    const found = await until('they are there', async () => {
      const all = await hints(document);
      return all.length > 0 ? all : undefined;
    });
    const position = positionOf(document, 'FLT-RETAIN-1').translate(0, 'FLT-RETAIN-1'.length - 2);
    const hint = found.find((one) => one.position.isEqual(position));
    assert.equal(hint?.label, 'Delete clips after eighteen months');
    await set('regtrace.inlayHints.enabled', undefined);
    await until('they are gone', async () => (await hints(document)).length === 0);
  });
});
