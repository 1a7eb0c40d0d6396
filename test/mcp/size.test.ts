import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agent, allPages, LARGEST, listIn, startAgent } from './agent.ts';
import { temporaryFolder } from './folders.ts';

// Every answer is measured where it is asked for (see agent.ts); here the workspace is what makes that hard.

const OBLIGATIONS = 50_000;
const A_FILE = 250;

const long = (text: string, length: number) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** One instrument a file. Titles are long in every tenth obligation, and in Chinese in every third. */
function requirementFile(file: number): string {
  const head = `---\ninstrument: L${file}-ACT\njurisdiction: CN\nin-force: ${file % 2 === 0 ? '2020-01-01' : '2028-01-01'}\nsource: https://law.example.org/${file}\n---\n`;
  const sections = Array.from({ length: A_FILE }, (_, index) => {
    const title =
      index % 10 === 0
        ? long('store personal information ', 3000)
        : index % 3 === 0
          ? '在境内存储个人信息'.repeat(20)
          : 'Keep logs for six months';
    return `## L${file}-ACT-${index + 1} ${title}\n\n\`\`\`yaml\nclause: Article ${index + 1}\n\`\`\`\n\n${long('Duty in plain words. ', 400)}\n`;
  });
  return head + sections.join('\n');
}

/** An obligation that is too large in every part. */
const monster = [
  `# BIG-1 ${long('长"\\', 20_000)}`,
  '',
  '```yaml',
  `clause: ${long('Article ', 5000)}`,
  `trigger: ${long('trigger ', 50_000)}`,
  `deadline: ${long('72 hours ', 9000)}`,
  `penalty: ${long('penalty ', 50_000)}`,
  `tags: [${Array.from({ length: 2000 }, (_, index) => `tag${index}`).join(', ')}]`,
  `binds: [${Array.from({ length: 2000 }, (_, index) => `role${index}`).join(', ')}]`,
  'revision: 300',
  'changes:',
  ...Array.from(
    { length: 299 },
    (_, index) =>
      `  - { revision: ${index + 2}, summary: "${long('moved ', 900)}", was: "${long('before ', 900)}" }`,
  ),
  'related:',
  ...Array.from(
    { length: 500 },
    (_, index) =>
      `  - { id: L0-ACT-${(index % A_FILE) + 1}, relation: intersects, note: "${long('note ', 2000)}" }`,
  ),
  '```',
  '',
  long('"Body"\n\n\\ 正文 ', 300_000),
  '',
  '## Controls',
  '',
  ...Array.from({ length: 200 }, () => `- ${long('Control ', 4000)}`),
  '',
].join('\n');

const files: Record<string, string> = { 'requirements/big/big.md': monster };
for (let file = 0; file < OBLIGATIONS / A_FILE; file++)
  files[`requirements/law/l${file}.md`] = requirementFile(file);
const everyInstrument = Array.from(
  { length: OBLIGATIONS / A_FILE },
  (_, file) => `// @reg L${file}-ACT-1`,
).join('\n');
files['src/all.ts'] = everyInstrument;
files['src/many.ts'] = Array.from({ length: 5000 }, () => `// @reg BIG-1@1: ${long('note ', 600)}`).join(
  '\n',
);
files['src/unknown.ts'] = Array.from(
  { length: 3000 },
  (_, index) => `// @reg NO-${index}-${long('X', 300)}`,
).join('\n');

const workspace = temporaryFolder(files);
let agent: Agent;
beforeAll(async () => {
  agent = await startAgent(workspace.folder, '--allow-edits');
  // Reading all of it comes first; it may take longer than one call may.
  await agent.client.callTool({ name: 'coverage', arguments: {} }, undefined, { timeout: 110_000 });
}, 120_000);
afterAll(async () => {
  await agent.close();
  workspace.remove();
});

test.each<[string, Record<string, unknown>]>([
  ['search_obligations', { limit: 100 }],
  ['search_obligations', { query: 'store personal information', limit: 100 }],
  ['search_obligations', { query: '在境内存储个人信息', limit: 100 }],
  ['search_obligations', { query: 'BIG-1', limit: 100 }],
  ['get_obligation', { id: 'BIG-1' }],
  ['get_obligation', { id: 'L0-ACT-1' }],
  ['obligations_for_file', { file: 'src/all.ts', limit: 100 }],
  ['obligations_for_file', { file: 'src/many.ts', limit: 100 }],
  ['obligations_for_file', { file: 'src/unknown.ts', limit: 100 }],
  ['trace_obligation', { id: 'BIG-1', limit: 100 }],
  ['coverage', { limit: 100 }],
  ['coverage', { by: 'role', limit: 100 }],
  ['coverage', { by: 'domain', query: 'in:cn' }],
  ['check', { limit: 100 }],
  ['check', { file: 'src/unknown.ts', limit: 100 }],
  ['upcoming', { before: '2029-01-01', limit: 100 }],
])(
  '%s %o is small',
  async (tool, args) => {
    const answer = await agent.ask(tool, args);
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(LARGEST);
  },
  120_000,
);

test('what is cut is named, and what is left can be read', async () => {
  const { obligation, cut, nextStep } = await agent.ask('get_obligation', { id: 'BIG-1' });
  expect(cut).toEqual(expect.arrayContaining(['title', 'body', 'controls', 'changes', 'related', 'links']));
  expect(obligation).toMatchObject({
    body: expect.stringMatching(/^"Body"/),
    changes: [{ revision: 300 }],
  });
  expect(nextStep).toContain('trace_obligation');
});

test('pages hold everything once', async () => {
  const some = await allPages(
    agent,
    'search_obligations',
    { query: 'instrument:L7-ACT', limit: 100 },
    'obligations',
  );
  expect(new Set(some.map(({ id }) => id)).size).toBe(A_FILE);
  const groups = await allPages(agent, 'coverage', { limit: 100 }, 'groups');
  expect(groups).toHaveLength(OBLIGATIONS / A_FILE + 1);
}, 120_000);

test('every answer shows at least one entry, whatever its size', async () => {
  for (const [tool, args, key] of [
    ['trace_obligation', { id: 'BIG-1', limit: 1 }, 'links'],
    ['search_obligations', { query: 'BIG-1', limit: 1 }, 'obligations'],
    ['check', { file: 'src/unknown.ts', limit: 1 }, 'findings'],
  ] as const)
    expect(listIn(await agent.ask(tool, args), key)).toHaveLength(1);
}, 120_000);

test('errors, resources, prompts and edits are small as well', async () => {
  expect((await agent.refusal('get_obligation', { id: `NO-${'X'.repeat(190)}` })).length).toBeLessThan(1100);
  expect((await agent.refusal('obligations_for_file', { file: 'x/'.repeat(2000) })).length).toBeLessThan(
    1100,
  );
  const sizeOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
  expect(sizeOf(await agent.client.readResource({ uri: 'obligation://BIG-1' }))).toBeLessThan(LARGEST);
  const prompt = await agent.client.getPrompt({ name: 'implement_obligation', arguments: { id: 'BIG-1' } });
  expect(sizeOf(prompt)).toBeLessThan(LARGEST);
  const completion = await agent.client.complete({
    ref: { type: 'ref/prompt', name: 'implement_obligation' },
    argument: { name: 'id', value: 'L' },
  });
  expect(completion.completion.values).toHaveLength(50);
  const asked = { id: 'BIG-1', file: 'src/many.ts', line: 2500, revision: 300 };
  expect(Buffer.byteLength(JSON.stringify(await agent.ask('mark_reviewed', asked)))).toBeLessThan(LARGEST);
}, 120_000);
