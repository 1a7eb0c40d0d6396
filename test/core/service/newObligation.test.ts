import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/base/text.ts';
import {
  filesForObligation,
  newIdProblem,
  placeForObligation,
  writeObligation,
} from '../../../src/core/service/newObligation.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/LAW.md': '---\ninstrument: LAW\n---\n# LAW-1 One\n',
  'requirements/ai/AI.md': '---\ninstrument: AI-ACT\n---\n# AI-ACT-1 One\n',
});
const files = {
  'requirements/security/login.md': '# Login\n\n## SEC-LOGIN-1 Lock\n',
  'requirements/policy/other.md': '# POL-1 Other\n',
  'requirements/security/net.md': '# SEC-NET-1 Close ports\n',
};

async function traceOf(given: Readonly<Record<string, string>> = files) {
  return serviceOn(new MemoryWorkspace(given), law).trace();
}

describe('ids', () => {
  test.each([
    ['SEC-LOGIN-2', undefined],
    // A workspace may word a bundled obligation in its own way.
    ['LAW-1', undefined],
    ['SEC-LOGIN-1', /stands in requirements\/security\/login\.md already: Lock/],
    ['LAW', /begins with capital letters and has a hyphen/],
    ['AI-ACT', /is the id of an instrument/],
    ['sec-login-2', /begins with capital letters/],
    ['', /begins with capital letters/],
  ])('%s', async (id, problem) => {
    const found = newIdProblem(await traceOf(), id);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toMatch(problem);
  });
});

describe('files', () => {
  test('siblings first, then new files by domain, then the others', async () => {
    expect(
      filesForObligation(await traceOf(), 'SEC-LOGIN-2').map(
        ({ path, isNew }) => `${path}${isNew ? ' new' : ''}`,
      ),
    ).toEqual([
      'requirements/security/login.md',
      'requirements/security/net.md',
      'requirements/policy/SEC-LOGIN.md new',
      'requirements/security/SEC-LOGIN.md new',
      'requirements/ai/SEC-LOGIN.md new',
      'requirements/privacy/SEC-LOGIN.md new',
      'requirements/policy/other.md',
    ]);
  });

  test.each([
    ['SEC-LOGIN-2', undefined, 'requirements/security/login.md'],
    ['NEW-1', undefined, 'requirements/NEW.md'],
    ['NEW-1', 'requirements: ["docs/law/**/*.md"]\n', 'docs/law/NEW.md'],
    ['NEW-1', 'requirements: ["law.md"]\n', 'law.md'],
  ])('%s with %j: %s', async (id, settings, path) => {
    const given = settings === undefined ? files : { 'regtrace.yaml': settings };
    expect(placeForObligation(await traceOf(given), id)).toBe(path);
  });
});

describe('text', () => {
  test.each([
    ['a new file', undefined, '# SEC-LOGIN-9 Ask twice\n\n```yaml\nmodality: must\n```\n\n'],
    ['an empty file', '', '## SEC-LOGIN-9 Ask twice\n\n```yaml\nmodality: must\n```\n\n'],
    [
      'headings as before',
      '# Login\n\n### SEC-LOGIN-1 Lock\n\nWords.\n\n\n',
      '# Login\n\n### SEC-LOGIN-1 Lock\n\nWords.\n\n### SEC-LOGIN-9 Ask twice\n\n```yaml\nmodality: must\n```\n\n',
    ],
  ])('%s', async (_name, before, after) => {
    const path = 'requirements/security/login.md';
    const trace = await traceOf(before === undefined ? {} : { [path]: before });
    const written = writeObligation(
      trace,
      { id: 'SEC-LOGIN-9', title: ' Ask\n twice ' },
      { path, text: before },
    );
    const lines = new LineIndex(before ?? '');
    const range = written.range ?? lines.rangeOf(0, 0);
    const text =
      lines.text.slice(0, lines.offsetAt(range.start)) +
      written.newText +
      lines.text.slice(lines.offsetAt(range.end));
    expect(text).toBe(after);
    const result = new LineIndex(text);
    expect(text.slice(result.offsetAt(written.title.start), result.offsetAt(written.title.end))).toBe(
      'Ask twice',
    );
    expect(result.offsetAt(written.body)).toBe(text.length);
  });
});
