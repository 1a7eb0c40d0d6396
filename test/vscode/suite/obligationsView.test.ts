import { assert } from 'chai';
import * as vscode from 'vscode';
import { type Api, open, positionOf, readyApi, remove, until, write } from './workspace.ts';

interface Row {
  readonly label: string;
  readonly description: string;
  readonly node: object;
}

suite('obligations view', () => {
  let tree: Api['obligations'];

  suiteSetup(async () => {
    tree = (await readyApi()).obligations;
  });

  async function rows(parent?: object): Promise<Row[]> {
    const nodes = (await tree.getChildren(parent)) ?? [];
    return Promise.all(
      nodes.map(async (node) => {
        const item: vscode.TreeItem = await tree.getTreeItem(node);
        return { label: String(item.label), description: String(item.description), node };
      }),
    );
  }

  async function down(...labels: readonly string[]): Promise<Row[]> {
    let level = await rows();
    for (const label of labels) {
      const row = level.find((one) => one.label.startsWith(label));
      assert.isDefined(row, `${label} among ${level.map((one) => one.label).join(', ')}`);
      level = await rows(row.node);
    }
    return level;
  }

  test('domains, instruments, obligations, places in code', async () => {
    assert.includeMembers(
      (await rows()).map((row) => row.label),
      ['Data localization', 'Privacy', 'Security', 'Outside the scope'],
    );
    const obligations = await down('Data localization', 'CN-PIPL');
    assert.deepEqual(
      obligations.map((row) => row.label),
      ['CN-PIPL-38', 'CN-PIPL-39', 'CN-PIPL-40', 'CN-PIPL-41'],
    );
    const places = await down('Data localization', 'CN-PIPL', 'CN-PIPL-40');
    assert.deepEqual(
      places.map((row) => row.label),
      ['regions.json:1', 'storage.tf:1', 'regions.sh:3', 'upload.ts:13', 'upload.test.ts:6'],
    );
  });

  test('groups count what is answered', async () => {
    const group = (await rows()).find((row) => row.label === 'Data localization');
    assert.match(group?.description ?? '', /^\d+\/\d+$/);
  });

  test('follows a new file and its removal', async () => {
    const places = async () =>
      (await down('Data localization', 'CN-PIPL', 'CN-PIPL-41')).map((row) => row.label);
    await write('src/authority.ts', '// @reg CN-PIPL-41\nexport {};\n');
    await until('the place appears', async () => (await places()).includes('authority.ts:1'));
    await remove('src/authority.ts');
    await until('the place is gone', async () => (await places()).length === 0);
  });

  const labels = async () => (await rows()).map((row) => row.label);

  test('other groups, another order, a filter', async () => {
    await vscode.commands.executeCommand('regtrace.groupBy', 'role');
    assert.include(await labels(), 'automotive-data-processor');
    await vscode.commands.executeCommand('regtrace.groupBy', 'instrument');
    await vscode.commands.executeCommand('regtrace.sortBy', 'gap');
    const obligations = (await down('CN-PIPL')).map((row) => row.label);
    assert.isAbove(obligations.indexOf('CN-PIPL-40'), obligations.indexOf('CN-PIPL-47') - 1);
    assert.equal(obligations.at(-1), 'CN-PIPL-31', 'what does not apply comes last');
    await vscode.commands.executeCommand('regtrace.filter', 'instrument:FLT-POLICY');
    assert.deepEqual(await labels(), ['FLT-POLICY']);
    await vscode.commands.executeCommand('regtrace.clearFilter');
    assert.isAbove((await labels()).length, 1);
    await vscode.commands.executeCommand('regtrace.sortBy', 'law');
    await vscode.commands.executeCommand('regtrace.groupBy', 'domain');
  });

  test('the card of an obligation is made when it is looked at', async () => {
    const [row] = await down('Data localization', 'CN-PIPL');
    assert.isDefined(row);
    const item = await tree.getTreeItem(row.node);
    assert.isUndefined(item.tooltip);
    const token = new vscode.CancellationTokenSource().token;
    const resolved = await tree.resolveTreeItem?.(item, row.node, token);
    const card = resolved?.tooltip;
    assert.instanceOf(card, vscode.MarkdownString);
    if (card instanceof vscode.MarkdownString) assert.include(card.value, 'Article 38');
  });

  test('several rows are copied as an annotation names them', async () => {
    const [first, second] = await down('Data localization', 'CN-PIPL');
    await vscode.commands.executeCommand('regtrace.copyId', first?.node, [first?.node, second?.node]);
    assert.equal(await vscode.env.clipboard.readText(), 'CN-PIPL-38, CN-PIPL-39');
  });

  test('reveals the obligation at the cursor, whatever the filter hides', async () => {
    await vscode.commands.executeCommand('regtrace.filter', 'instrument:FLT-POLICY');
    const editor = await open('src/upload.ts');
    const position = positionOf(editor.document, '@reg partial');
    editor.selection = new vscode.Selection(position, position);
    await vscode.commands.executeCommand('regtrace.reveal');
    assert.isAbove((await labels()).length, 1, 'the filter is cleared');
  });
});
