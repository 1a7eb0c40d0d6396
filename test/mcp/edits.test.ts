import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOf, folderWith } from '../cli/commandLine.ts';
import { type Agent, agentOn, listIn, startAgent } from './agent.ts';
import { temporaryFolder } from './folders.ts';

const rules = '# SEC-1 Lock accounts\n\n# SEC-2 Log every sign-in\n\n```yaml\nrevision: 2\n```\n';
const own = { 'requirements/a/own.md': rules };

/** One agent for tests that all end with the files as they were. */
function sharedAgent(files: Readonly<Record<string, string | Uint8Array>>) {
  const { folder, remove } = temporaryFolder(files);
  let agent: Agent | undefined;
  beforeAll(async () => {
    agent = await startAgent(folder, '--allow-edits');
  });
  afterAll(async () => {
    await agent?.close();
    remove();
  });
  return {
    get agent(): Agent {
      if (!agent) throw new Error('The agent has not been started.');
      return agent;
    },
    expectUnchanged() {
      for (const [name, content] of Object.entries(files))
        expect(readFileSync(path.join(folder, name)), name).toEqual(Buffer.from(content));
    },
  };
}

describe('link_code', () => {
  const code = 'export const a = 1;\n\nexport function lock() {\n  return `\n  text\n  `;\n}\n';
  const place = { file: 'src/a.ts', line: 3, expected: 'export function lock() {', id: 'SEC-1' };

  test.each<[string, Record<string, unknown>, string]>([
    ['plain', {}, '// @reg SEC-1'],
    [
      'with everything',
      { verb: 'partial', note: 'only the web', revision: 1 },
      '// @reg partial SEC-1@1: only the web',
    ],
    [
      'an exemption',
      { verb: 'exempt', until: '2030-01-31', by: 'dpo@example.com', note: 'no data' },
      '// @reg exempt SEC-1 until 2030-01-31 by dpo@example.com: no data',
    ],
    [
      'the line with other white space around it',
      { expected: '\texport function lock() { ' },
      '// @reg SEC-1',
    ],
  ])('writes %s', async (_name, more, comment) => {
    const folder = folderWith({ ...own, 'src/a.ts': code });
    const agent = await agentOn(folder, '--allow-edits');
    await agent.ask('link_code', { ...place, ...more });
    expect(readFileSync(path.join(folder, 'src/a.ts'), 'utf8')).toBe(
      code.replace('export function', `${comment}\nexport function`),
    );
  });

  const shared = sharedAgent({
    ...own,
    'regtrace.yaml': 'sources: { exclude: ["third_party/**"] }\n',
    '.gitignore': 'gen/\n',
    'src/a.ts': code,
    'data.json': '{}\n',
    'notes.xyz': 'hello\n',
    'gen/a.ts': 'x\n',
    'third_party/a.ts': 'x\n',
    'run.sh': '#!/bin/sh\nlist \\\n  --all\n',
    'latin.ts': Buffer.from('const caf\xe9 = 1;\n', 'latin1'),
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'another text than expected',
      { expected: 'export function unlock() {' },
      /Line 3 is now: export function lock\(\) \{\. Read the file again/,
    ],
    [
      'a line that moved',
      { line: 1 },
      /Line 1 is now: export const a = 1;\. The expected text stands on line 3\./,
    ],
    ['a line past the end', { line: 300 }, /there is no line 300/],
    ['a blank line', { line: 2, expected: '' }, /blank/],
    ['a line inside a text', { line: 5, expected: 'text' }, /would not be read as this link/],
    ['an unknown id', { id: 'SEC-9' }, /SEC-9 is not in the catalogue/],
    ['a line break in the note', { note: 'a\n// @reg SEC-2' }, /would not be read as this link/],
    [
      'a note of blanks for an exemption',
      { verb: 'exempt', until: '2030-01-31', by: 'a', note: '  ' },
      /pass note/,
    ],
    ['an exemption without end and owner', { verb: 'exempt', note: 'x' }, /pass until, by/],
    [
      'an end that is no day',
      { verb: 'exempt', note: 'x', by: 'a', until: '2030-02-30' },
      /2030-02-30 is no day/,
    ],
    [
      'an owner that ends too early',
      { verb: 'exempt', note: 'x', by: 'team: legal', until: '2030-01-31' },
      /would not be read as this link/,
    ],
    ['an end without exemption', { until: '2030-01-31' }, /belong to exempt/],
    ['a revision that is not the current one', { revision: 7 }, /current revision of SEC-1 is 1, not 7/],
    ['a verb that does not exist', { verb: 'implement' }, /verb/],
    ['a file out of the root', { file: '../a.ts' }, /outside the workspace/],
    ['a file that does not exist', { file: 'src/b.ts' }, /There is no file/],
    [
      'a file without comments',
      { file: 'data.json', line: 1, expected: '{}' },
      /cannot carry comments.*regtrace\.yaml/,
    ],
    ['a file of unknown language', { file: 'notes.xyz', line: 1, expected: 'hello' }, /not known.*by hand/],
    ['an ignored file', { file: 'gen/a.ts', line: 1, expected: 'x' }, /ignored.*would not count/],
    ['an excluded file', { file: 'third_party/a.ts', line: 1, expected: 'x' }, /excluded.*would not count/],
    [
      'the line of the interpreter',
      { file: 'run.sh', line: 1, expected: '#!/bin/sh' },
      /must stay the first/,
    ],
    ['a line that goes on', { file: 'run.sh', line: 3, expected: '  --all' }, /goes on from the line above/],
    ['bytes that are no text', { file: 'latin.ts', line: 1, expected: 'const caf\ufffd = 1;' }, /no UTF-8/],
  ])('refuses %s, and writes nothing', async (_name, more, expected) => {
    expect(await shared.agent.refusal('link_code', { ...place, ...more })).toMatch(expected);
    shared.expectUnchanged();
  });

  test('what is linked there already is not linked again', async () => {
    const folder = folderWith({ ...own, 'src/a.ts': code });
    const agent = await agentOn(folder, '--allow-edits');
    await agent.ask('link_code', place);
    await agent.ask('link_code', { ...place, line: 4, id: 'SEC-2' });
    expect(await agent.refusal('link_code', { ...place, line: 5 })).toContain(
      'linked there already, on line 3',
    );
  });

  test('line ends, byte order mark, encoding, mode and a missing last line end stay', async () => {
    const windows = Buffer.from('\ufefflet a = 1;\r\nlet b = 2;', 'utf8');
    const wide = Buffer.from('\ufefflet a = "中";\nlet b = 2;\n', 'utf16le');
    const folder = folderWith({ ...own, 'w.ts': windows, 'u.ts': wide });
    chmodSync(path.join(folder, 'w.ts'), 0o755);
    const agent = await agentOn(folder, '--allow-edits');
    const ask = (file: string) =>
      agent.ask('link_code', { file, line: 2, expected: 'let b = 2;', id: 'SEC-1' });
    const { diff } = await ask('w.ts');
    expect(diff).toBe(
      '--- a/w.ts\n+++ b/w.ts\n@@ -1,2 +1,3 @@\n let a = 1;\r\n+// @reg SEC-1\r\n let b = 2;\n\\ No newline at end of file\n',
    );
    await ask('u.ts');
    expect(readFileSync(path.join(folder, 'w.ts'))).toEqual(
      Buffer.from('\ufefflet a = 1;\r\n// @reg SEC-1\r\nlet b = 2;', 'utf8'),
    );
    expect(readFileSync(path.join(folder, 'u.ts'))).toEqual(
      Buffer.from('\ufefflet a = "中";\n// @reg SEC-1\nlet b = 2;\n', 'utf16le'),
    );
    expect(statSync(path.join(folder, 'w.ts')).mode & 0o777).toBe(0o755);
  });

  test('a file that cannot be written is said', async () => {
    const folder = folderWith({ ...own, 'src/a.ts': code });
    const agent = await agentOn(folder, '--allow-edits');
    chmodSync(path.join(folder, 'src/a.ts'), 0o444);
    // Whoever may do everything is not stopped by a mode.
    if (process.getuid?.() === 0) return;
    expect(await agent.refusal('link_code', place)).toContain('permission denied');
  });

  test('a link in the workspace is not written through to the outside', async () => {
    const outside = folderWith({ 'secret.ts': 'let b = 2;\n' });
    const folder = folderWith(own);
    symlinkSync(path.join(outside, 'secret.ts'), path.join(folder, 'a.ts'));
    const agent = await agentOn(folder, '--allow-edits');
    const refusal = await agent.refusal('link_code', {
      file: 'a.ts',
      line: 1,
      expected: 'let b = 2;',
      id: 'SEC-1',
    });
    expect(refusal).toContain('outside the workspace');
    expect(readFileSync(path.join(outside, 'secret.ts'), 'utf8')).toBe('let b = 2;\n');
  });

  test('many at once land all, each on its line', async () => {
    const lines = Array.from({ length: 12 }, (_, index) => `export const value${index} = ${index};`);
    const ids = lines.map((_, index) => `# MANY-${index + 1} Duty\n`).join('\n');
    const folder = folderWith({ 'requirements/a/own.md': ids, 'src/a.ts': `${lines.join('\n')}\n` });
    const agent = await agentOn(folder, '--allow-edits');
    // From the last line to the first, so that none of them moves another.
    const asked = lines
      .map((expected, index) => ({ file: 'src/a.ts', line: index + 1, expected, id: `MANY-${index + 1}` }))
      .reverse();
    await Promise.all(asked.map((one) => agent.ask('link_code', one)));
    const text = readFileSync(path.join(folder, 'src/a.ts'), 'utf8');
    expect(text).toBe(lines.map((line, index) => `// @reg MANY-${index + 1}\n${line}\n`).join(''));
  });
});

describe('mark_reviewed', () => {
  const pinned = '// @reg SEC-1, SEC-2@1: both\nlet a = 1;\n// @reg verifies SEC-2\nlet b = 2;\n';
  const config = 'links:\n  - { file: data.json, verb: implements, ids: [SEC-1, SEC-2@1] }\n';
  const files = { ...own, 'src/a.ts': pinned, 'data.json': '{}\n', 'regtrace.yaml': config };
  const asked = { id: 'SEC-2', file: 'src/a.ts', line: 1, revision: 2 };
  const stateOf = async (agent: Agent) => {
    const { obligation } = await agent.ask('trace_obligation', { id: 'SEC-2' });
    return Object(obligation).suspect;
  };

  const shared = sharedAgent(files);

  test('pins an older link, one without a pin, and one of regtrace.yaml', async () => {
    const folder = folderWith(files);
    const agent = await agentOn(folder, '--allow-edits');
    const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    expect(await stateOf(agent)).toBe(true);
    const first = await agent.ask('mark_reviewed', asked);
    expect(first).toMatchObject({ changed: true, file: 'src/a.ts', obligation: { suspect: true } });
    const second = await agent.ask('mark_reviewed', { ...asked, line: 3 });
    expect(second.diff).toContain('+// @reg verifies SEC-2@2');
    const third = await agent.ask('mark_reviewed', { id: 'SEC-2', file: 'data.json', revision: 2 });
    expect(third).toMatchObject({ file: 'regtrace.yaml', obligation: { suspect: false } });
    expect(read('src/a.ts')).toBe(
      pinned.replace('SEC-2@1', 'SEC-2@2').replace('verifies SEC-2', 'verifies SEC-2@2'),
    );
    expect(read('regtrace.yaml')).toBe(config.replace('SEC-2@1', 'SEC-2@2'));
    const again = await agent.ask('mark_reviewed', asked);
    expect(again).toMatchObject({ changed: false, diff: '' });
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['without the line, where there are two', { line: undefined }, /more than once \(lines 1, 3\)/],
    ['on another line', { line: 2 }, /does not name SEC-2 on line 2, but on 1, 3/],
    ['in another file', { file: 'requirements/a/own.md' }, /does not name SEC-2/],
    ['out of the root', { file: '/etc/passwd' }, /outside the workspace/],
    ['for an old revision', { revision: 1 }, /current revision of SEC-2 is 2, not 1/],
    ['for a revision to come', { revision: 3 }, /current revision of SEC-2 is 2, not 3/],
    ['for an unknown id', { id: 'SEC-9' }, /not in the catalogue/],
  ])('is refused %s', async (_name, more, expected) => {
    expect(await shared.agent.refusal('mark_reviewed', { ...asked, ...more })).toMatch(expected);
    shared.expectUnchanged();
  });
});

test('every language of the example takes a link where its code begins', async () => {
  const folder = copyOf('examples/fleet-telemetry');
  const agent = await agentOn(folder, '--allow-edits');
  for (const [file, start] of [
    ['src/consent.ts', 'export function give'],
    ['src/anonymize.py', 'def blur'],
    ['src/export_gate.go', 'func Permit'],
    ['src/erasure.sql', 'DELETE FROM clips WHERE'],
    ['vehicle/recorder.cpp', 'struct Event'],
    ['infra/storage.tf', 'resource "aws_s3_bucket" "clips_cn"'],
    ['pipelines/yearly-report.yaml', 'jobs:'],
    ['pipelines/checks/regions.sh', 'set -eu'],
  ] as const) {
    const lines = readFileSync(path.join(folder, file), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.startsWith(start));
    await agent.ask('link_code', { file, line: line + 1, expected: lines[line], id: 'CN-PIPL-51' });
    const links = listIn(await agent.ask('obligations_for_file', { file }), 'links');
    expect(links, file).toContainEqual(
      expect.objectContaining({ id: 'CN-PIPL-51', line: line + 1, current: true }),
    );
    writeFileSync(path.join(folder, file), lines.join('\n'));
  }
});
