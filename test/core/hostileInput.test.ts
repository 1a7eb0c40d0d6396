import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnnotations } from '../../src/core/annotations/parseAnnotations.ts';
import { LineIndex } from '../../src/core/base/text.ts';
import { parseRequirementFile } from '../../src/core/catalogue/parseRequirementFile.ts';
import { parseBaseline } from '../../src/core/findings/baseline.ts';
import type { Problem } from '../../src/core/model/finding.ts';
import { parseQuery } from '../../src/core/search/query.ts';
import { parseSettings } from '../../src/core/sources/parseSettings.ts';
import { anyText } from './anyText.ts';
import { randomRuns } from './randomRuns.ts';

const numRuns = randomRuns(250);

const SEEDS = {
  requirement:
    '---\ninstrument: CN-X\ntitle: Y\napplies: 2027-01-01\naliases: [a, b]\n---\n\n# CN-X-1 A duty\n\n```yaml\nclause: Article 1\nrelated:\n  - { id: CN-X-2, relation: subset, note: n, m }\nchanges: [{ revision: 2, date: 2024-01-01, was: "x" }]\nrevision: 2\n```\n\nText `CN-X-3`.\n\n### Controls\n\n- One\n  - Two\n\n## CN-X-1.a Child\n<!-- # CN-X-9 -->\n',
  source:
    '// @reg verifies CN-X-1@2, CN-X-2: note\n/* @reg exempt CN-X-1 until 2027-01-01 by a@b.c: why */\nconst s = `a ${"// @reg CN-X-3"} b`; /[/*]/.test(s);\n# regtrace:ignore-start\n""" @reg CN-X-4 """\n<<EOF\n@reg\nEOF\n<!-- @reg CN-X-5 -->\n',
  settings:
    'requirements: ["a/**/*.md"]\npacks: [CN-*]\nscope: { jurisdictions: [CN], roles: [x] }\nsources: { include: ["**/*"], exclude: [x/**] }\npolicy: { must: [implements] }\nnot-applicable:\n  - { match: CN-*, reason: r, until: 2027-01-01 }\nlinks:\n  - { file: a.json, verb: exempt, ids: [CN-X-1@2], note: n }\nverbs: { "qa/**": verifies }\n&a [*a, *a]\n',
  query:
    'pipl 40 in:cn,eu -domain:privacy before:2027-01-01 tag:"data storage" 第四十条 个人信息 §5 33(1)(a)',
  baseline: '{"schema": 1, "findings": [{"code": "empty-glob", "file": "a", "message": "b", "count": 1}]}',
};
const PATHS = [
  'a.ts',
  'a.py',
  'a.rs',
  'a.sh',
  'a.rb',
  'a.md',
  'a.html',
  'a.vue',
  'a.yaml',
  'a.sql',
  'a.hs',
  'a.m',
  'Makefile',
  'a.unknown',
  'a.jsx',
];

const piece = fc.oneof(
  anyText({ maxLength: 6 }),
  fc.constantFrom(
    '`',
    '"',
    "'",
    '\\',
    '/*',
    '*/',
    '${',
    '}',
    '[',
    ']',
    '{',
    ':',
    '- ',
    '\n',
    '\r',
    '\t',
    '# ',
    '---\n',
    '```',
    '&a',
    '*a',
    '<!--',
    '@reg ',
    '\ufeff',
    '\u2028',
    '\ud83d',
    '0'.repeat(40),
    '(',
    '!',
    '|',
    '>',
    '%',
    '~',
  ),
);
const edit = fc.record({ at: fc.nat(), cut: fc.nat(20), piece, times: fc.constantFrom(1, 1, 1, 30) });

/** Random text, and texts that were right before somebody typed into them. */
function hostile(seed: string): fc.Arbitrary<string> {
  const mutated = fc.array(edit, { minLength: 1, maxLength: 6 }).map((edits) =>
    edits.reduce((text, { at, cut, piece: inserted, times }) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + inserted.repeat(times) + text.slice(place + cut);
    }, seed),
  );
  return fc.oneof(
    mutated,
    anyText({ maxLength: 200 }),
    fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
  );
}

/** Problems stand in the text that they are about. */
function expectInside(text: string, problems: readonly Problem[]): void {
  const lines = new LineIndex(text.replace(/^\ufeff/, ''));
  for (const { range, message } of problems) {
    expect(message).not.toBe('');
    expect(range.start.line).toBeLessThan(lines.lineCount);
    expect(range.end.line).toBeLessThan(lines.lineCount);
    expect(range.start.character).toBeGreaterThanOrEqual(0);
  }
}

// @reg REGTRACE-2
test('requirement files', () => {
  fc.assert(
    fc.property(hostile(SEEDS.requirement), (text) => {
      expectInside(text, parseRequirementFile('a/b.md', text, 'workspace', { domain: 'a' }).problems);
    }),
    { numRuns },
  );
});

test('source files', () => {
  fc.assert(
    fc.property(hostile(SEEDS.source), fc.constantFrom(...PATHS), (text, path) => {
      expectInside(text, parseAnnotations(path, text, ['@reg']).problems);
    }),
    { numRuns },
  );
});

test('settings', () => {
  fc.assert(
    fc.property(hostile(SEEDS.settings), (text) => {
      expectInside(text, parseSettings(text).problems);
    }),
    { numRuns },
  );
});

test('queries', () => {
  fc.assert(
    fc.property(hostile(SEEDS.query), (text) => {
      for (const { start, end } of parseQuery(text).problems)
        expect(start <= end && end <= text.length).toBe(true);
    }),
    { numRuns },
  );
});

test('baselines', () => {
  fc.assert(
    fc.property(hostile(SEEDS.baseline), (text) => {
      parseBaseline(text);
    }),
    { numRuns },
  );
});
