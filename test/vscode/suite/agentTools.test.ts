import { assert } from 'chai';
import * as vscode from 'vscode';
import { type Api, readyApi, remove, until, uriOf, write } from './workspace.ts';

const NAMES = ['regtrace_coverage', 'regtrace_for_file', 'regtrace_get', 'regtrace_search'];
const asOf = '2026-11-22';

const offered = () =>
  vscode.lm.tools
    .map(({ name }) => name)
    .filter((name) => /regtrace/.test(name))
    .sort();

async function ask(name: string, input: object): Promise<Record<string, unknown>> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  assert.instanceOf(part, vscode.LanguageModelTextPart);
  assert.isBelow(new TextEncoder().encode(part.value).length, 25_000);
  const answer: Record<string, unknown> = JSON.parse(part.value);
  assert.match(String(answer.notice), /not legal advice/i);
  assert.match(String(answer.nextStep), /\w{3}/);
  // Other tools than those that are there are not named.
  assert.notMatch(String(answer.nextStep), /_obligation|obligations_for_file|link_code|undefined/);
  return answer;
}

async function refusal(name: string, input: object): Promise<string> {
  try {
    await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return assert.fail(`${name} ${JSON.stringify(input)} was answered`);
}

async function setAgents(value: string | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('regtrace');
  await settings.update('agents', value, vscode.ConfigurationTarget.Workspace);
}

const rows = (answer: Record<string, unknown>, key: string) => answer[key] as Record<string, unknown>[];

suite('tools of agents', () => {
  let api: Api;
  suiteSetup(async () => {
    api = await readyApi();
    await until('the tools are offered', () => offered().length === NAMES.length);
  });

  test('are offered, with what their arguments are', () => {
    assert.deepEqual(offered(), NAMES);
    for (const { name, description, inputSchema } of vscode.lm.tools.filter(({ name }) =>
      NAMES.includes(name),
    )) {
      assert.match(description, /.{40}/, name);
      assert.propertyVal(inputSchema, 'additionalProperties', false);
    }
  });

  test('search is ranked and can be cited', async () => {
    const answer = await ask('regtrace_search', { query: 'pipl 40', limit: 3, asOf });
    const [first] = rows(answer, 'obligations');
    assert.deepInclude(first, { id: 'CN-PIPL-40', clause: 'Article 40', state: 'verified' });
    assert.match(String(first?.source), /^https:\/\/www\.cac\.gov\.cn\//);
    const next = await ask('regtrace_search', {
      query: 'pipl 40',
      limit: 3,
      asOf,
      cursor: answer.nextCursor,
    });
    assert.notInclude(
      rows(answer, 'obligations').map(({ id }) => id),
      rows(next, 'obligations')[0]?.id,
    );
  });

  test('an obligation is given with duty, controls and links', async () => {
    const { obligation } = await ask('regtrace_get', { id: 'CN-PIPL-40', asOf });
    assert.deepInclude(Object(obligation), { id: 'CN-PIPL-40', time: 'in force since 2021-11-01' });
    assert.match(Object(obligation).body, /mainland China/);
  });

  test('a file gives its links, by a path of either kind', async () => {
    for (const file of ['src/upload.ts', './src/../src/upload.ts', uriOf('src/upload.ts').fsPath]) {
      const answer = await ask('regtrace_for_file', { file, asOf });
      assert.equal(answer.file, 'src/upload.ts');
      assert.deepEqual(
        rows(answer, 'links').map(({ id, line }) => [line, id]),
        [
          [13, 'CN-PIPL-40'],
          [13, 'CN-CSL-39'],
          [19, 'CN-AUTO-8'],
          [19, 'CN-AUTO-6.4'],
          [27, 'EU-GDPR-32.1'],
        ],
      );
    }
  });

  test('coverage is given in all and by group', async () => {
    const answer = await ask('regtrace_coverage', { by: 'jurisdiction', query: 'in:eu', asOf });
    assert.deepInclude(Object(answer.overall), { applicable: 20, met: 0 });
    assert.deepEqual(
      rows(answer, 'groups').map(({ key }) => key),
      ['EU'],
    );
  });

  test('what the editor holds unsaved is seen', async () => {
    await write('src/agents.ts', 'let a = 1;\n');
    const document = await vscode.workspace.openTextDocument(uriOf('src/agents.ts'));
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// @reg CN-PIPL-19\n'));
    const answer = await ask('regtrace_for_file', { file: 'src/agents.ts' });
    assert.deepEqual(
      rows(answer, 'links').map(({ id }) => id),
      ['CN-PIPL-19'],
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('src/agents.ts');
    await api.trace().trace();
  });

  // Where the folder is the root of its file system, as in the browser, a whole path lies in it.
  const OUTSIDE = /outside the workspace|There is no file etc\/passwd/;
  const BAD: [string, object, RegExp][] = [
    ['regtrace_search', { query: 5 }, /query must be a text|query/],
    ['regtrace_search', { querry: 'x' }, /querry/],
    ['regtrace_search', { limit: 0 }, /limit must be a whole number from 1 to 100/],
    ['regtrace_search', { cursor: 'next' }, /cursor does not belong/],
    ['regtrace_search', { asOf: '2026-02-30' }, /2026-02-30 is no day/],
    ['regtrace_get', {}, /value is missing: id/],
    ['regtrace_get', { id: 'CN-PILP-40' }, /Did you mean CN-PIPL-40\? Search with regtrace_search/],
    ['regtrace_get', { id: 'CN-PIPL' }, /whole instrument/],
    ['regtrace_for_file', { file: 'src/nothing.ts' }, /There is no file src\/nothing\.ts/],
    ['regtrace_for_file', { file: 'src' }, /src is no file/],
    ['regtrace_for_file', { file: '../../README.md' }, /outside the workspace/],
    ['regtrace_for_file', { file: 'src/../../x.md' }, /outside the workspace/],
    ['regtrace_for_file', { file: '/etc/passwd' }, OUTSIDE],
    ['regtrace_coverage', { by: 'colour' }, /by must be one of instrument, domain/],
  ];
  for (const [name, input, words] of BAD) {
    test(`${name} refuses ${JSON.stringify(input)} with a sentence`, async () => {
      const message = await refusal(name, input);
      assert.match(message, words);
      assert.notMatch(message, /\n\s+at |\[object/);
    });
  }

  test('answer nothing where agents are switched off or sent to the server', async function () {
    // Without trust the workspace has no say in this: see trust.test.ts.
    if (!vscode.workspace.isTrusted) this.skip();
    // The editor lists tools to extensions even where it hides them from its agents, so that the list says nothing.
    for (const value of ['off', 'mcp']) {
      await setAgents(value);
      const isGone = async () => {
        try {
          await vscode.lm.invokeTool('regtrace_coverage', { input: {}, toolInvocationToken: undefined });
          return false;
        } catch {
          return true;
        }
      };
      await until(`${value}: the tools are gone`, isGone);
    }
    await setAgents(undefined);
    await until('the tools are back', () => ask('regtrace_get', { id: 'CN-PIPL-40' }).catch(() => undefined));
  });

  test('come from the server where that is wanted, and go with it', async function () {
    // Only a folder on a disk can be served: a page starts no programs.
    if (uriOf('src').scheme !== 'file' || !vscode.workspace.isTrusted) this.skip();
    const served = () => vscode.lm.tools.map(({ name }) => name).filter((name) => /^mcp_regtrace/.test(name));
    assert.isEmpty(served());
    await setAgents('mcp');
    await until('the server is started', async () => {
      await vscode.commands.executeCommand('workbench.mcp.startServer', '*', { waitForLiveTools: true });
      return served().length > 0;
    });
    const name = served().find((one) => one.includes('search_ob'));
    assert.isDefined(name);
    assert.lengthOf(served(), 7, 'those that only read');
    const input = { query: 'pipl 40', limit: 1 };
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    assert.include(JSON.stringify(content), 'CN-PIPL-40');
    await setAgents(undefined);
    await until('the server is gone', () => served().length === 0);
  });
});
