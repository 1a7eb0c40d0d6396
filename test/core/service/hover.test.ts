import { describe, expect, test } from 'vitest';
import { detailOf } from '../../../src/core/service/describe.ts';
import { type HoverLinks, hoverAt, obligationCard, plainLinks } from '../../../src/core/service/hover.ts';
import { Assessor } from '../../../src/core/trace/states.ts';
import { type Trace, updateTrace } from '../../../src/core/trace/trace.ts';
import { type TraceTexts, traceOf } from '../trace/traceOf.ts';
import { dayOf } from './memoryWorkspace.ts';

const LAW = `---
instrument: CN-ONE
title: Law One
native-title: 第一法
jurisdiction: CN
in-force: 2021-11-01
source: https://example.org/law
---
# CN-ONE-40 Keep data *in* China

\`\`\`yaml
clause: Article 40
native-title: 在境内存储
binds: [ciio, large-processor]
trigger: more than 1,000,000 people
deadline: 72 hours
penalty: up to 5%
revision: 2
changes:
  - { revision: 2, date: 2024-03-22, summary: New limits., was: the old sentence }
confidence: unconfirmed
\`\`\`

Keep it there. ![spy](https://evil.example/pixel.png) [run](command:workbench.action.quit) <img src=x>

### Controls

- Pin the region.
- Test the pin.

# CN-ONE-41 Soon

\`\`\`yaml
applies: 2026-12-24
\`\`\`
`;

const texts: TraceTexts = {
  requirements: { 'law/privacy/one.md': LAW, 'requirements/a/own.md': '# OWN-1 Mine\n\nSee CN-ONE-40.\n' },
  sources: {
    'src/a.ts': '// @reg CN-ONE-40@1: here\n',
    'src/b.ts': 'const s = "CN-ONE-40"; // @reg CN-ONE-40, CN-ONE-41\n',
    'test/a.test.ts': '// @reg CN-ONE-40\n',
  },
};

function assessorOf(trace: Trace): Assessor {
  return new Assessor(trace, dayOf('2026-11-22'));
}

function hover(path: string, lineText: string, column: number, links: HoverLinks = plainLinks, line = 0) {
  const trace = traceOf(texts);
  const file = { path, origin: path.startsWith('law/') ? ('bundled' as const) : ('workspace' as const) };
  return hoverAt(assessorOf(trace), file, { line, character: column }, { lineText, links });
}

function card(id: string, links: HoverLinks = plainLinks): string {
  const trace = traceOf(texts);
  const obligation = trace.catalogue.obligation(id);
  if (!obligation) throw new Error(`${id} is gone`);
  return obligationCard(assessorOf(trace), obligation, links);
}

describe('what the hover answers to', () => {
  const line = 'const s = "CN-ONE-40"; // @reg CN-ONE-40, CN-ONE-41';

  test.each<[string, number, string | undefined]>([
    ['the string', 12, undefined],
    ['the tag', 27, undefined],
    ['the first unit of the id', 31, 'CN-ONE-40'],
    ['right behind the id', 40, 'CN-ONE-40'],
    ['the second id', 44, 'CN-ONE-41'],
    ['behind the end', 60, undefined],
  ])('%s', (_name, column, id) => {
    expect(hover('src/b.ts', line, column)?.id).toBe(id);
  });

  test('an id with its revision', () => {
    expect(hover('src/a.ts', '// @reg CN-ONE-40@1: here', 18)).toMatchObject({
      id: 'CN-ONE-40',
      range: { start: { character: 8 }, end: { character: 19 } },
    });
  });

  test('ids in requirement files and in regtrace.yaml, bundled ones as well', () => {
    expect(hover('requirements/a/own.md', 'See CN-ONE-40.', 6, plainLinks, 2)?.id).toBe('CN-ONE-40');
    expect(hover('regtrace.yaml', '  ids: [CN-ONE-40]', 10)?.id).toBe('CN-ONE-40');
    expect(hover('law/privacy/one.md', '  - CN-ONE-41', 5)?.id).toBe('CN-ONE-41');
    expect(hover('README.md', 'See CN-ONE-40.', 6)).toBeUndefined();
  });

  test('an id that nobody knows has no hover, an instrument has a short one', () => {
    expect(hover('regtrace.yaml', 'NO-1', 1)).toBeUndefined();
    expect(hover('regtrace.yaml', 'CN-ONE', 1)?.markdown).toContain('2 obligations');
  });
});

describe('what the hover says', () => {
  const text = card('CN-ONE-40');

  test.each([
    ['**CN-ONE-40** Keep data \\*in\\* China'],
    ['在境内存储'],
    ['Law One · Article 40 · CN'],
    ['**verified** (suspect) · must · in force since 2021-11-01 · *unconfirmed: check the official text*'],
    ['**Binds:** ciio, large-processor'],
    ['**Trigger:** more than 1,000,000 people'],
    ['**Deadline:** 72 hours'],
    ['- Pin the region.\n- Test the pin.'],
    [
      '**Changed since it was reviewed** (revision 1 → 2)\n- Revision 2, 2024-03-22: New limits. Before: “the old sentence”',
    ],
    ['**Implemented in:** src/a.ts:1 (does not count), src/b.ts:1'],
    ['**Verified in:** test/a.test.ts:1'],
  ])('%s', (part) => {
    expect(text).toContain(part);
  });

  test.each([
    ['passed', '(passed)'],
    ['failed', '(failed)'],
    ['skipped', '(skipped)'],
  ] as const)('a test that %s', (whole, words) => {
    const trace = updateTrace(traceOf(texts), {
      evidence: [['test/a.test.ts', { whole, byLine: new Map() }]],
    });
    const obligation = trace.catalogue.obligation('CN-ONE-40');
    if (!obligation) throw new Error('CN-ONE-40 is gone');
    const said = obligationCard(assessorOf(trace), obligation, plainLinks);
    expect(said).toContain(`**Verified in:** test/a.test.ts:1 ${words}`);
    expect(detailOf(assessorOf(trace), obligation).links).toContainEqual(
      expect.objectContaining({ file: 'test/a.test.ts', evidence: whole, current: whole === 'passed' }),
    );
  });

  test('no attributes as YAML, no id twice', () => {
    expect(text).not.toContain('```');
    expect(text.match(/CN-ONE-40/g)).toHaveLength(1);
  });

  test('when it begins', () => {
    expect(card('CN-ONE-41')).toContain('**upcoming** · must · applies in 32 days (2026-12-24)');
  });

  test('untrusted text loads nothing and runs nothing', () => {
    expect(text).not.toMatch(/(^|[^\\])!\[/);
    expect(text).not.toContain('](command:');
  });

  test('links are the host’s', () => {
    const links: HoverLinks = {
      place: (path, range) => `file:///w/${path}#L${range.start.line + 1}`,
      action: (action, id) => `command:${action}?${id}`,
    };
    const linked = card('CN-ONE-40', links);
    expect(linked).toContain('[test/a.test.ts:1](file:///w/test/a.test.ts#L1)');
    expect(linked).toContain(
      '[Open](command:open?CN-ONE-40) · [References](command:references?CN-ONE-40) · [Official source](command:source?CN-ONE-40)',
    );
    expect(card('OWN-1', links)).not.toContain('Official source');
  });

  test('before the workspace is read it says so', () => {
    const trace = { ...traceOf(texts), complete: false };
    const file = { path: 'src/b.ts', origin: 'workspace' } as const;
    const early = hoverAt(
      assessorOf(trace),
      file,
      { line: 0, character: 33 },
      { lineText: '', links: plainLinks },
    );
    expect(early?.markdown).toContain('still being read');
  });
});
