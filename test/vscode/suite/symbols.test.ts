import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, readyApi } from './workspace.ts';

async function symbols(query: string): Promise<vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
}

suite('symbols', () => {
  suiteSetup(readyApi);

  test('obligations by id and by title, at their headings', async () => {
    for (const [query, first] of [
      ['pipl 40', 'CN-PIPL-40 '],
      ['FLT-ACCESS', 'FLT-ACCESS-1 '],
      ['blur faces', 'FLT-BLUR-1 '],
    ] as const) {
      const names = (await symbols(query)).map(({ name }) => name);
      assert.isTrue(
        names.some((name) => name.startsWith(first)),
        `${query}: ${names.slice(0, 5).join(', ')}`,
      );
    }
    const found = (await symbols('FLT-RETAIN-1')).find(({ name }) => name.startsWith('FLT-RETAIN-1 '));
    assert.isDefined(found);
    const document = await vscode.workspace.openTextDocument(found.location.uri);
    assert.equal(document.getText(found.location.range), 'FLT-RETAIN-1');
  });

  test('the outline of a requirement file', async () => {
    const { document } = await open('requirements/policy/telemetry.md');
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const blur = found.find(({ name }) => name === 'FLT-BLUR-1');
    assert.equal(blur?.detail, 'Blur faces and plates before a frame leaves the car');
    assert.deepEqual(
      blur?.children.map(({ name, children }) => [name, children.length]),
      [['Controls', 1]],
    );
  });

  test('other Markdown has no outline of ours', async () => {
    const { document } = await open('README.md');
    const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.isEmpty((found ?? []).filter(({ kind }) => kind === vscode.SymbolKind.Key));
  });

  test('obligations and their attributes fold', async () => {
    const { document } = await open('requirements/policy/telemetry.md');
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const fence = document.getText().split('\n').indexOf('```yaml');
    assert.isTrue(
      ranges.some(({ start }) => start === fence),
      JSON.stringify(ranges),
    );
  });
});
