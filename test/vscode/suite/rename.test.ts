import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, positionOf, readyApi, remove, until, uriOf, write } from './workspace.ts';

/** Files that name FLT-ACCESS-2 in one way each. */
const FILES = {
  'src/renamed.py': '# @reg FLT-ACCESS-2\nNAME = "@reg FLT-ACCESS-2"\n',
  'src/renamed.sql': '-- @reg verifies FLT-ACCESS-2@1, CN-PIPL-40: as FLT-ACCESS-2 says\r\nSELECT 1;\r\n',
  'requirements/policy/renamed.md':
    '# RENAMED-1 Relates\n\n```yaml\nrelated: [FLT-ACCESS-2, FLT-ACCESS-1]\nsuperseded-by: FLT-ACCESS-2\n```\n',
  'regtrace.lock':
    '{\n  "schema": 1,\n  "obligations": {\n    "FLT-ACCESS-2": {"revision":1,"hash":"00"}\n  }\n}\n',
} as const;

/** What is on the disk, by path: a digest of every byte. */
async function digests(paths: readonly string[]): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const path of paths) {
    const bytes = await vscode.workspace.fs.readFile(uriOf(path));
    const digest = await crypto.subtle.digest('SHA-256', bytes.slice());
    result[path] = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return result;
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uriOf(path)));
}

function renameEdit(
  document: vscode.TextDocument,
  word: string,
  newName: string,
): Thenable<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    positionOf(document, word),
    newName,
  );
}

async function refusal(work: Thenable<unknown>): Promise<string> {
  try {
    await work;
    return 'none';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

suite('rename', () => {
  let settings = '';
  let settled: { trace(): { trace(): Promise<unknown> } };

  suiteSetup(async () => {
    settled = await readyApi();
    for (const [path, text] of Object.entries(FILES)) await write(path, text);
    settings = await textOf('regtrace.yaml');
    await write('regtrace.yaml', settings.replace('ids: [CN-PIPL-40', 'ids: [FLT-ACCESS-2, CN-PIPL-40'));
    await until('the files are read', async () => {
      const { document } = await open('src/access.ts');
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        positionOf(document, 'FLT-ACCESS-2'),
      );
      return (
        Object.keys(FILES).every(
          (path) => path === 'regtrace.lock' || found.some(({ uri }) => uri.path.endsWith(path)),
        ) && found.some(({ uri }) => uri.path.endsWith('regtrace.yaml'))
      );
    });
  });

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const path of Object.keys(FILES)) await remove(path);
    await write('regtrace.yaml', settings);
  });

  test('begins with the id under the cursor, without its revision', async () => {
    const { document } = await open('src/renamed.sql');
    const prepared = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      positionOf(document, 'FLT-ACCESS-2@1'),
    );
    assert.equal(prepared.placeholder, 'FLT-ACCESS-2');
    assert.equal(document.getText(prepared.range), 'FLT-ACCESS-2');
  });

  test('everywhere at once, and undo brings every byte back', async () => {
    const paths = [
      'src/access.ts',
      'requirements/security/access.md',
      'regtrace.yaml',
      'regtrace.baseline.json',
      ...Object.keys(FILES),
    ];
    const before = await digests(paths);
    const { document } = await open('requirements/security/access.md');
    const edit = await renameEdit(document, 'FLT-ACCESS-2', 'FLT-LOG-2');
    assert.sameMembers(
      edit.entries().map(([uri]) => vscode.workspace.asRelativePath(uri)),
      paths,
    );
    // A refactoring, as the editor's own rename box applies it: the files that it changes are saved.
    assert.isTrue(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    assert.equal(await textOf('src/renamed.py'), '# @reg FLT-LOG-2\nNAME = "@reg FLT-ACCESS-2"\n');
    assert.equal(
      await textOf('src/renamed.sql'),
      '-- @reg verifies FLT-LOG-2@1, CN-PIPL-40: as FLT-ACCESS-2 says\r\nSELECT 1;\r\n',
    );
    assert.include(
      await textOf('requirements/policy/renamed.md'),
      'related: [FLT-LOG-2, FLT-ACCESS-1]\nsuperseded-by: FLT-LOG-2',
    );
    assert.include(await textOf('requirements/security/access.md'), '# FLT-LOG-2 Record every access');
    assert.include(await textOf('src/access.ts'), '@reg FLT-ACCESS-1, FLT-LOG-2, CN-PIPL-51');
    assert.include(await textOf('regtrace.yaml'), 'ids: [FLT-LOG-2, CN-PIPL-40');
    assert.include(await textOf('regtrace.lock'), '"FLT-LOG-2": {');
    await open('requirements/security/access.md');
    await vscode.commands.executeCommand('undo');
    await until('every byte is as before', async () => {
      await vscode.workspace.saveAll();
      return JSON.stringify(await digests(paths)) === JSON.stringify(before);
    });
  });

  test('in five hundred files it is one edit, and undo brings every byte back', async function () {
    const patience = 60_000;
    this.timeout(4 * patience);
    const many = Array.from({ length: 500 }, (_, at) => `src/many/file${at}.ts`);
    const home = 'requirements/policy/many.md';
    const paths = [home, ...many];
    await write(home, '# FLT-MANY-1 Named in many files\n');
    for (const path of many) await write(path, '// @reg FLT-MANY-1: 车\r\nexport {};\r\n');
    try {
      const { document } = await open(home);
      await until(
        'all of them are read',
        async () => {
          const edit = await renameEdit(document, 'FLT-MANY-1', 'FLT-FEW-1');
          return edit.size === paths.length;
        },
        patience,
      );
      const before = JSON.stringify(await digests(paths));
      const edit = await renameEdit(document, 'FLT-MANY-1', 'FLT-FEW-1');
      assert.isTrue(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
      await until(
        'every file is changed',
        async () => {
          await vscode.workspace.saveAll();
          const texts = await Promise.all(paths.map(textOf));
          return texts.every((text) => text.includes('FLT-FEW-1') && !text.includes('FLT-MANY-1'));
        },
        patience,
      );
      await open(home);
      await vscode.commands.executeCommand('undo');
      await until(
        'every byte is as before',
        async () => {
          await vscode.workspace.saveAll();
          return JSON.stringify(await digests(paths)) === before;
        },
        patience,
      );
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await remove('src/many');
      await remove(home);
    }
  });

  test('refuses with a sentence', async () => {
    const { document } = await open('src/access.ts');
    assert.include(await refusal(renameEdit(document, 'FLT-ACCESS-2', 'log 2')), 'no obligation id');
    assert.include(await refusal(renameEdit(document, 'FLT-ACCESS-2', 'FLT-ACCESS-1')), 'exists already');
    assert.include(
      await refusal(renameEdit(document, 'CN-PIPL-51', 'OUR-1')),
      'define it in the workspace first',
    );
    await settled.trace().trace();
  });

  test('leaves the rename of code alone', async () => {
    const { document } = await open('src/access.ts');
    const message = await refusal(renameEdit(document, 'record: (access', 'log'));
    assert.notInclude(message, 'bundled');
  });
});
