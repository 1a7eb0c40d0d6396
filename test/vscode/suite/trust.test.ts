import { assert } from 'chai';
import * as vscode from 'vscode';
import { type Api, readyApi, remove, uriOf, write } from './workspace.ts';

// `runTests.ts --untrusted` runs the whole suite in restricted mode: all of it works there.

const CODE = [
  '// @reg CN-PIPL-19',
  'export class ConsentLedger {',
  '  withdraw(person: string): void {}',
  '  revokeOptIn(person: string): void {}',
  '  remember(checkbox: boolean): void {}',
  '}',
  '',
].join('\n');

const settings = () => vscode.workspace.getConfiguration();

async function linksOf(file: string): Promise<unknown> {
  const asked = { input: { file }, toolInvocationToken: undefined };
  const { content } = await vscode.lm.invokeTool('regtrace_for_file', asked);
  const [part] = content;
  assert.instanceOf(part, vscode.LanguageModelTextPart);
  const { links, suggestions } = JSON.parse(part.value);
  return { links: links.map(({ id }: { id: string }) => id), suggestions: suggestions.length };
}

suite('trust', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await readyApi();
  });

  test('the window is in the mode that was asked for', () => {
    assert.equal(vscode.workspace.isTrusted, !settings().get('security.workspace.trust.enabled'));
  });

  test('without trust the workspace does not decide how agents reach us', async function () {
    if (vscode.workspace.isTrusted) this.skip();
    await settings().update('regtrace.agents', 'off', vscode.ConfigurationTarget.Workspace);
    try {
      assert.equal(settings().get('regtrace.agents'), 'tools');
      assert.isOk(await linksOf('src/consent.ts'));
    } finally {
      await settings().update('regtrace.agents', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('on a virtual file system nothing is read through a link', async function () {
    // The disk has tests of its own; here the harness calls `x.link` a link.
    if (uriOf('src').scheme === 'file') this.skip();
    await vscode.workspace.fs.createDirectory(uriOf('src/out.link'));
    await vscode.workspace.fs.createDirectory(uriOf('src/in'));
    try {
      for (const folder of ['src/out.link', 'src/in']) await write(`${folder}/consent.ts`, CODE);
      await api.trace().trace();
      assert.deepEqual(await linksOf('src/out.link/consent.ts'), { links: [], suggestions: 0 });
      const read = Object(await linksOf('src/in/consent.ts'));
      assert.deepEqual(read.links, ['CN-PIPL-19']);
      assert.isAbove(read.suggestions, 0);
    } finally {
      await remove('src/out.link');
      await remove('src/in');
      await api.trace().trace();
    }
  });
});
