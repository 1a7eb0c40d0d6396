import { assert } from 'chai';
import * as vscode from 'vscode';
import { type Api, read, readyApi, remove, until, uriOf } from './workspace.ts';

const reports = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('regtrace.report'),
    );
const active = () => vscode.window.activeTextEditor;
const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');

suite('report', () => {
  let api: Api;

  suiteSetup(async () => {
    api = await readyApi();
    await closeAll();
  });
  suiteTeardown(closeAll);

  const open = { type: 'open', origin: 'workspace', path: 'src/upload.ts', line: 13, beside: false };

  test('before a report is shown, nothing is heard', async () => {
    assert.isFalse(await api.report.receive({ type: 'ready', page: '1' }));
    assert.isFalse(await api.report.receive(open));
  });

  test('the command shows one report, however often it is run', async () => {
    await vscode.commands.executeCommand('regtrace.report');
    await until('it is shown', () => reports().length === 1);
    await vscode.commands.executeCommand('regtrace.report');
    await vscode.commands.executeCommand('regtrace.report');
    assert.lengthOf(reports(), 1);
  });

  test('a place is opened at its line', async () => {
    assert.isTrue(await api.report.receive(open));
    assert.isTrue(active()?.document.uri.path.endsWith('/src/upload.ts'));
    assert.equal(active()?.selection.active.line, 12);
  });

  test('a place of the bundled catalogue is opened', async () => {
    const path = 'requirements/data-localization/CN-DSL.md';
    assert.isTrue(await api.report.receive({ ...open, origin: 'bundled', path, line: 1 }));
    assert.isTrue(active()?.document.uri.path.endsWith(path));
  });

  for (const [what, place] of [
    ['a path that climbs', { path: '../outside.ts' }],
    ['a path that climbs within', { path: 'src/../regtrace.yaml' }],
    ['the root', { path: '' }],
    ['a file of the extension', { origin: 'bundled', path: 'package.json' }],
    ['a file that is not there', { path: 'src/none.ts' }],
  ] as const) {
    test(`${what} opens nothing`, async () => {
      await vscode.commands.executeCommand('regtrace.report');
      await until('no editor has the focus', () => active() === undefined);
      assert.isTrue(await api.report.receive({ ...open, ...place }));
      assert.isUndefined(active());
    });
  }

  for (const message of [
    undefined,
    'open',
    { type: 'run', command: 'workbench.action.closeAllEditors' },
    { ...open, line: '13' },
    { ...open, path: ['src/upload.ts'] },
  ]) {
    test(`unknown: ${JSON.stringify(message)}`, async () => {
      assert.isFalse(await api.report.receive(message));
      assert.lengthOf(reports(), 1);
    });
  }

  for (const [format, ending] of [
    ['json', 'json'],
    ['csv', 'csv'],
    ['html', 'html'],
    ['markdown', 'md'],
  ] as const) {
    test(`exported as ${format} it is what the command line writes`, async () => {
      const path = `.cache/exported/report.${ending}`;
      await vscode.workspace.fs.createDirectory(uriOf('.cache/exported'));
      await vscode.commands.executeCommand('regtrace.exportReport', format, uriOf(path));
      // A folder that a page is served from has a name of its own.
      const name = vscode.workspace.workspaceFolders?.[0]?.name ?? '';
      const expected = (await read(`.cache/expected/report.${ending}`)).replaceAll('fleet-telemetry', name);
      const exported = await read(path);
      await remove('.cache/exported');
      if (format === 'json') assert.deepEqual(JSON.parse(exported), JSON.parse(expected));
      const lines = expected.split('\n');
      for (const [at, line] of exported.split('\n').entries()) assert.equal(line, lines[at]);
      assert.equal(exported, expected);
    });
  }
});
