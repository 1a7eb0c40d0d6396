import markdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { reportMarkdown } from '../../../src/core/report/reportMarkdown.ts';
import { traceReport } from '../../../src/core/report/traceReport.ts';
import { today } from '../service/memoryWorkspace.ts';
import { assessorOf } from './assessorOf.ts';
import { HOSTILE, hostile, sample } from './sample.ts';

const facts = {
  workspace: 'fleet | <b>',
  version: '1.2.3',
  writtenOn: today,
  commit: { id: '0123456789abcdef', branch: 'main', isChanged: true },
  catalogue: { version: '1.2.3', hash: 'sha256:12' },
};
const markdown = reportMarkdown(traceReport(sample(), facts));

test('everything that is asked of a report is said', () => {
  for (const words of [
    '# Traceability report: fleet \\| \\<b\\>',
    '- Coverage: **33.3%, 2 of 6**',
    '- Commit: `0123456789ab` on main, with changes that are not committed',
    '- Scope: jurisdictions CN',
    '- Filters: none but the ignore files',
    '- Catalogue: 1.2.3 `sha256:12`',
    'Not legal advice',
    '## Gaps (4)',
    '## Suspect links (1)',
    '| 1 → 3 | [src/consent.ts:1](src/consent.ts#L1) (made for revision 1, now 3: does not count) | 2, 2024-03-22: New limits<br>3, 2025-03-22: Once more |',
    '| 2026-12-15 | 23 days | is due | **CN-A-6** Report once a year | implemented |',
    '| CN-A Act on Vehicle Data | 33.3% | 2 of 6 |',
    '**CN-A-1** Keep data in the country 在境内存储 | verified, in force since 2021-01-01 |',
    '[src/store.ts:1](src/store.ts#L1) | [test/store.test.ts:1](test/store.test.ts#L1) |',
    'simulator only | dpo&#64;example.com | 2027-03-31 | yes |',
    '| `CN-A-8` | CN-A-8 | no service for children | legal&#64;example.com | 2027-12-31 |',
    'Outside the scope: EU-B.',
  ])
    expect(markdown).toContain(words);
});

test('hostile texts stay text, and in their cells', () => {
  const text = reportMarkdown(traceReport(hostile(), facts));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toContain('@');
  const page = markdownIt({ html: true, linkify: true }).render(text);
  const tags = new Set([...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
  expect([...tags].sort()).toEqual(
    [
      'a',
      'br',
      'code',
      'em',
      'h1',
      'h2',
      'h3',
      'li',
      'p',
      'strong',
      'table',
      'tbody',
      'td',
      'th',
      'thead',
      'tr',
      'ul',
    ].filter((name) => tags.has(name)),
  );
  expect(page).not.toMatch(/href="(?!src\/|%3Dcmd\/)/);
  // Every table is whole: a title with a bar in it has not opened a column.
  for (const table of page.matchAll(/<table>.*?<\/table>/gs)) {
    const rows = [...table[0].matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => row.match(/<t[dh]/g)?.length);
    expect(new Set(rows).size).toBe(1);
  }
  expect(page.match(/EVIL-1\b/g)?.length).toBeGreaterThan(2);
  expect(text.length).toBeLessThan(HOSTILE.length * 6000);
});

test('an empty workspace has an honest report', () => {
  const text = reportMarkdown(traceReport(assessorOf({ files: {} }), { ...facts, workspace: 'empty' }));
  expect(text).toContain('- Coverage: **nothing asks for a link**');
  expect(text).toContain('Nothing is in scope.');
});
