import { assert } from 'chai';
import type * as vscode from 'vscode';
import { type Api, readyApi, remove, until, write } from './workspace.ts';

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
});
