import { expect, test } from 'vitest';
import { LineIndex } from '../../../../src/core/base/text.ts';
import { lockOf, writeLock } from '../../../../src/core/findings/lock.ts';
import { LOCK_FILE } from '../../../../src/core/model/lock.ts';
import { MemoryWorkspace, serviceOn } from '../memoryWorkspace.ts';

const path = 'requirements/a/own.md';
const quiet = 'scope: { instruments: [NONE] }\n';
const noted = 'changes:\n  - revision: 2\n    date: 2026-11-22\n    summary: what changed\n';

/** Locks the text, adds a sentence to it, and gives what the fix makes of it. */
async function fixed(text: string) {
  const workspace = new MemoryWorkspace({ [path]: text, 'regtrace.yaml': quiet });
  const service = serviceOn(workspace);
  const { catalogue } = await service.trace();
  workspace.write(LOCK_FILE, writeLock(lockOf(catalogue.obligations())));
  workspace.write(path, `${text}\nA new sentence.\n`);
  service.changed([LOCK_FILE, path]);
  const [finding] = (await service.findings()).filter(({ code }) => code === 'text-changed');
  const [fix] = finding ? await service.quickFixes(finding) : [];
  const [edit] = fix?.edits ?? [];
  const before = workspace.contents.get(path);
  if (!edit || before?.kind !== 'text') return undefined;
  const lines = new LineIndex(before.text);
  const [start, end] = [lines.offsetAt(edit.range.start), lines.offsetAt(edit.range.end)];
  workspace.write(path, before.text.slice(0, start) + edit.newText + before.text.slice(end));
  service.changed([path]);
  const left = (await service.findings()).filter(({ location }) => location.path === path);
  const after = workspace.contents.get(path);
  return { fix, edit, left, text: after?.kind === 'text' ? after.text : '' };
}

test.each([
  ['no attributes', '# SEC-1 A\n', `# SEC-1 A\n\n\`\`\`yaml\nrevision: 2\n${noted}\`\`\`\n`],
  [
    'other attributes',
    '# SEC-1 A\n\n```yaml\n# Ours.\ntags: [x]\n```\n',
    `# SEC-1 A\n\n\`\`\`yaml\nrevision: 2\n# Ours.\ntags: [x]\n${noted}\`\`\`\n`,
  ],
  [
    'a revision with earlier changes',
    '# SEC-1 A\n\n```yaml\n# Ours.\nrevision: 2 # two\nchanges:\n  - { revision: 2, summary: Wider. }\n```\n',
    '# SEC-1 A\n\n```yaml\n# Ours.\nrevision: 3 # two\nchanges:\n  - { revision: 2, summary: Wider. }\n  - revision: 3\n    date: 2026-11-22\n    summary: what changed\n```\n',
  ],
  [
    'changes in brackets',
    '# SEC-1 A\n\n```yaml\nrevision: 2\nchanges: [{ revision: 2, summary: Wider. }]\n```\n',
    '# SEC-1 A\n\n```yaml\nrevision: 3\nchanges: [{ revision: 2, summary: Wider. }, { revision: 3, date: 2026-11-22, summary: what changed }]\n```\n',
  ],
])('raises the revision and notes the change: %s', async (_name, before, after) => {
  const result = await fixed(before);
  expect(result?.text).toBe(`${after}\nA new sentence.\n`);
  expect(result?.left).toEqual([]);
  expect(result?.edit.placeholders?.every((one) => result.edit.newText.includes(one))).toBe(true);
  expect(result?.fix?.preferred).toBe(true);
});

test('attributes that cannot be read are left alone', async () => {
  expect(await fixed('# SEC-1 A\n\n```yaml\nchanges: { revision: 2 }\n```\n')).toBeUndefined();
});
