import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, positionOf, readyApi } from './workspace.ts';

async function definitionOf(document: vscode.TextDocument, word: string): Promise<vscode.LocationLink[]> {
  return vscode.commands.executeCommand(
    'vscode.executeDefinitionProvider',
    document.uri,
    positionOf(document, word),
  );
}

suite('definition', () => {
  suiteSetup(readyApi);

  test('from an annotation to the workspace’s own obligation', async () => {
    const { document } = await open('src/access.ts');
    const [link] = await definitionOf(document, 'FLT-ACCESS-2');
    assert.match(link?.targetUri.path ?? '', /requirements\/security\/access\.md$/);
    const target = await vscode.workspace.openTextDocument(link?.targetUri ?? document.uri);
    assert.equal(target.getText(link?.targetSelectionRange), 'FLT-ACCESS-2');
  });

  test('from an annotation to the bundled catalogue', async () => {
    const { document } = await open('src/upload.ts');
    const [link] = await definitionOf(document, 'CN-PIPL-40');
    assert.match(link?.targetUri.path ?? '', /requirements\/data-localization\/CN-PIPL\.md$/);
    const target = await vscode.workspace.openTextDocument(link?.targetUri ?? document.uri);
    assert.equal(target.getText(link?.targetSelectionRange), 'CN-PIPL-40');
  });

  test('nothing behind a word that is no id', async () => {
    const { document } = await open('src/upload.ts');
    assert.isEmpty(await definitionOf(document, 'clips of people'));
  });
});
