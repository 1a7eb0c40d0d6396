import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, positionOf, readyApi } from './workspace.ts';

async function referencesOf(document: vscode.TextDocument, word: string): Promise<string[]> {
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeReferenceProvider',
    document.uri,
    positionOf(document, word),
  );
  return found.map(({ uri, range }) => `${uri.path.split('/').slice(-2).join('/')}:${range.start.line + 1}`);
}

suite('references', () => {
  suiteSetup(readyApi);

  test('from an annotation: the heading, code in every language, regtrace.yaml', async () => {
    const { document } = await open('src/upload.ts');
    const found = await referencesOf(document, 'CN-PIPL-40');
    for (const place of [
      'data-localization/CN-PIPL.md:',
      'src/upload.ts:13',
      'infra/storage.tf:1',
      'test/upload.test.ts:6',
      'regtrace.yaml:',
    ]) {
      assert.isTrue(
        found.some((one) => one.includes(place)),
        `${place} in ${found.join(', ')}`,
      );
    }
  });

  test('from a heading', async () => {
    const { document } = await open('requirements/security/access.md');
    const found = await referencesOf(document, 'FLT-ACCESS-2');
    // The editor's own Markdown knows the heading as well.
    assert.sameMembers([...new Set(found)], ['security/access.md:5', 'src/access.ts:7']);
  });

  test('the other mentions in a file are marked', async () => {
    const { document } = await open('requirements/policy/telemetry.md');
    const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      document.uri,
      positionOf(document, 'FLT-BLUR-1'),
    );
    assert.deepEqual(
      found.map(({ range, kind }) => [document.getText(range), kind]),
      [['FLT-BLUR-1', vscode.DocumentHighlightKind.Write]],
    );
  });

  test('ids in requirement files and in regtrace.yaml are links', async () => {
    for (const [path, id] of [
      ['requirements/policy/telemetry.md', 'CN-AUTO-8'],
      ['regtrace.yaml', 'CN-PIPL-40'],
    ] as const) {
      const { document } = await open(path);
      const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
        'vscode.executeLinkProvider',
        document.uri,
        100,
      );
      const link = links.find(({ range }) => document.getText(range) === id);
      assert.match(
        link?.target?.path ?? '',
        /requirements\/data-localization\/CN-[A-Z]+\.md$|requirements\/privacy\/CN-[A-Z]+\.md$/,
        id,
      );
      assert.match(link?.target?.fragment ?? '', /^L\d+,\d+$/);
    }
  });
});
