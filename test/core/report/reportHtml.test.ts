import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../../src/core/base/phrase.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import { SCRIPT } from '../../../src/core/report/html/script.ts';
import { styleIn } from '../../../src/core/report/html/style.ts';
import {
  reportHtml,
  reportShell,
  reportSteps,
  SCRIPT_HASH,
  STYLE_HASH,
} from '../../../src/core/report/reportHtml.ts';
import { type ReportFacts, traceReport } from '../../../src/core/report/traceReport.ts';
import { assessorOf } from './assessorOf.ts';
import { FACTS, hostile, sample } from './sample.ts';

const facts: ReportFacts = { ...FACTS, findings: { fresh: [], known: [] } };
const STYLE = styleIn(inEnglish);
const page = reportHtml(traceReport(sample(), facts));

/** What a reader sees, roughly. */
function visible(html: string): string {
  return html
    .replace(/<(style|script)>.*?<\/\1>/gs, '')
    .replace(/<wbr>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}

describe('the page keeps to itself', () => {
  const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

  test('its policy allows its own style and script, and nothing else', () => {
    expect(STYLE_HASH).toBe(hash(STYLE));
    expect(SCRIPT_HASH).toBe(hash(SCRIPT));
    expect(page).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'">`,
    );
    expect(page).toContain(`<style>${STYLE}</style>`);
    expect(page).toContain(`<script>${SCRIPT}</script>`);
  });

  test('it fetches nothing', () => {
    expect(page).not.toMatch(/\ssrc=|url\(|@import|<link|<iframe|<object|<img|\sstyle=|\son[a-z]+=/i);
    expect(STYLE + SCRIPT).not.toMatch(/https?:|<\//);
  });
});

describe('what an auditor asks for', () => {
  const text = visible(page);

  test.each([
    ['the workspace', 'Traceability report fleet'],
    ['the commit', '0123456789ab on main with changes that are not committed'],
    ['the day', 'As of 2026-11-22'],
    ['the scope', 'Scope jurisdictions CN'],
    [
      'the policy',
      'Policy must: implements and verifies; must-not: implements and verifies; should: implements; may: nothing',
    ],
    ['the filters', 'Filters none but the ignore files'],
    ['the catalogue', 'Catalogue 1.2.3 sha256:12'],
    ['the version', 'Regtrace 1.2.3'],
    ['the disclaimer', 'Not legal advice.'],
    ['coverage', '33.3% coverage 2 of 6 obligations that ask for links have them all'],
    [
      'a gap with what is there',
      'CN-A-3 Tell the authority must partly implemented code a test src/store.ts :3 partly “half of it”'.replaceAll(
        /[“”]/g,
        '',
      ),
    ],
    ['what changed', 'Revision 2 , 2024-03-22 : New limits Before: “ the old sentence ”'],
    ['what is due', '2026-12-15 in 23 days is due CN-A-6 Report once a year'],
    ['what is to come', 'begins to apply CN-A-7 Certify the algorithm nothing linked yet'],
    ['an exemption', 'simulator only dpo@example.com 2027-03-31 yes src/blur.ts :1'],
    ['a declaration', 'no service for children legal@example.com 2027-12-31'],
    ['a declaration that ended', 'The declaration for CN-A-1 by legal@example.com ended on 2025-12-31.'],
    ['a successor', 'repealed on 2025-01-01 CN-A-3'],
    ['what is outside', 'EU-B Elsewhere EU, 1 obligation'],
    ['a parent with its parts', 'with its parts 0 of 2'],
  ])('%s', (_name, words) => {
    expect(text).toContain(words);
  });

  test('gaps stand before everything else', () => {
    const sections = [...page.matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id);
    expect(sections).toEqual([
      'gaps',
      'suspects',
      'timeline',
      'coverage',
      'matrix',
      'applicability',
      'findings',
      'words',
    ]);
  });

  test('never a promise', () => {
    expect(text).not.toMatch(/complian(t|ce)/i);
  });

  test('links lead to lines, to the requirement, and to the official text', () => {
    expect(page).toContain('href="src/store.ts#L1"');
    expect(page).toContain('href="requirements/privacy/CN-A.md#L9"');
    expect(page).toContain('<a href="https://example.org/cn-a" rel="noopener noreferrer">official text</a>');
    const places = 'https://github.com/o/r/blob/abc/{path}#L{line}';
    const remote = reportHtml(traceReport(sample(), { ...facts, places }));
    expect(remote).toContain('href="https://github.com/o/r/blob/abc/src/store.ts#L1"');
    expect(remote).not.toContain('href="src/');
  });

  test('Chinese is marked as such', () => {
    expect(page).toContain('<span class="native" lang="zh-Hans"><bdi>在境内存储</bdi></span>');
  });

  test('every id on the page is there once, and every link within it leads somewhere', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});

describe('hostile texts', () => {
  const evil = reportHtml(
    traceReport(hostile(), { ...facts, workspace: '</title><script>alert(1)</script>' }),
  );

  test('make no markup', () => {
    const tags = new Set([...evil.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, name]) => name));
    expect(tags).not.toContain('img');
    expect(evil.match(/<script/g)).toHaveLength(1);
    expect(evil).not.toMatch(/\son\w+=(?![^<]*<\/(bdi|title)>)/);
    for (const [, href] of evil.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(#|src\/|requirements\/|%3Dcmd\/)/);
  });

  test('turn nothing around, and are cut to a length', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(evil).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b]/);
    expect(visible(evil)).toContain('abc [U+202E]gnp.exe');
    expect(evil).toContain('<bdi>مرحبا (abc)</bdi>');
    expect(evil).not.toMatch(/x{301}|字{301}/);
    expect(evil.isWellFormed()).toBe(true);
  });

  test('an official source that is no web address is no link', () => {
    const law = (source: string) => `---\ninstrument: X-A\nsource: "${source}"\n---\n# X-A-1 T\n`;
    for (const source of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', ' https://x']) {
      const { value } = parseRequirementFile('requirements/a/x.md', law(source), 'workspace', {
        domain: 'a',
      });
      expect(value.instrument).toBeDefined();
      const html = reportHtml(
        traceReport(assessorOf({ files: { 'requirements/a/x.md': law(source) } }), facts),
      );
      expect(html).not.toContain('official text');
    }
  });
});

test('without gaps the page says so', () => {
  const files = {
    'requirements/a/s.md': '# S-1 T\n\n```yaml\nmodality: should\n```\n',
    'a.ts': '// @reg S-1\n',
  };
  const html = visible(reportHtml(traceReport(assessorOf({ files }), facts)));
  expect(html).toContain('100% coverage 1 of 1');
  expect(html).toContain(
    'Every obligation in scope and in force that asks for links has them, or is exempt.',
  );
  expect(html).toContain('No link is pinned to an older revision');
});

test('an empty workspace has an honest page', () => {
  const empty = visible(reportHtml(traceReport(assessorOf({ files: {} }), facts)));
  expect(empty).toContain('– coverage nothing in scope and in force asks for a link');
  expect(empty).toContain('Nothing is in scope.');
  expect(empty).not.toMatch(/NaN|undefined|null/);
});

describe('a thousand obligations', () => {
  const files: Record<string, string> = {};
  for (let law = 0; law < 10; law++) {
    const duties = Array.from(
      { length: 100 },
      (_, index) => `# CN-L${law}-${index + 1} 在境内存储个人信息 ${index}\n`,
    );
    files[`requirements/d${law % 6}/CN-L${law}.md`] =
      `---\ninstrument: CN-L${law}\njurisdiction: CN\n---\n${duties.join('\n')}`;
    files[`src/${law}.ts`] = Array.from(
      { length: 60 },
      (_, index) => `// @reg CN-L${law}-${index + 1}: note`,
    ).join('\n');
  }
  const report = traceReport(assessorOf({ files }), facts);

  test('are folded by instrument', () => {
    const html = reportHtml(report);
    expect(html.match(/<tr role="row" id="o-/g)).toHaveLength(1000);
    expect(html.match(/<details class="group"/g)).toHaveLength(10);
    expect(html).not.toMatch(/<details class="group"[^>]* open/);
    expect(html).toContain('gaps 51 to 250 of 1000');
    expect(html).toContain('gaps 851 to 1000 of 1000');
  });

  test('come to an editor in small pieces', () => {
    const sizes = [...reportSteps(report)].map((step) => ('piece' in step ? step.piece.length : 0));
    expect(sizes.length).toBeGreaterThan(2_000);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
  });
});

describe('the page of an editor', () => {
  const parts = {
    language: 'en',
    translate: inEnglish,
    title: 'T',
    version: '1.2.3',
    nonce: 'abc',
    style: 'b { }',
    script: 'https://x/y.js',
  };

  /** The page with every list put into the element of its id, in the order in which they come. */
  function filled(report: ReturnType<typeof traceReport>): string {
    const lists = new Map<string, string>();
    let id = '';
    for (const step of reportSteps(report)) {
      if ('list' in step) {
        id = step.list;
        lists.set(id, '');
      } else lists.set(id, lists.get(id) + step.piece);
    }
    let text = reportShell(parts);
    for (const [list, pieces] of lists) {
      const at = text.indexOf(
        ` id="${list.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;')}"`,
      );
      expect(at, list).toBeGreaterThan(0);
      const inside = text.indexOf('>', at) + 1;
      text = text.slice(0, inside) + pieces + text.slice(inside);
    }
    return text;
  }

  const body = (text: string) => text.slice(text.indexOf('<div id="page">'), text.indexOf('<script'));

  test.each([
    ['of the sample', sample()],
    ['of hostile texts', hostile()],
    ['of nothing', assessorOf({ files: {} })],
  ])('%s is that of the file', (_name, assessor) => {
    const report = traceReport(assessor, facts);
    expect(body(filled(report))).toBe(body(reportHtml(report)));
  });

  test('no list is in two places, and each holds elements alone', () => {
    for (const assessor of [sample(), hostile()]) {
      const lists: string[] = [];
      for (const step of reportSteps(traceReport(assessor, facts))) {
        if ('list' in step) lists.push(step.list);
        else expect(step.piece).toMatch(/^<([a-z]+)[\s\S]*<\/\1>\n?$/);
      }
      expect(new Set(lists).size).toBe(lists.length);
    }
  });

  test('runs and styles nothing that does not carry its nonce', () => {
    const shell = reportShell(parts);
    expect(shell).toContain(
      `content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'; base-uri 'none'; form-action 'none'"`,
    );
    for (const [tag] of shell.matchAll(/<(?:script|style)[^>]*>/g)) expect(tag).toContain('nonce="abc"');
    expect(shell).toContain('<script nonce="abc" src="https://x/y.js"></script>');
  });

  test('what could end its title or an address does not', () => {
    const shell = reportShell({ ...parts, title: '</title><script>', script: '"><script>' });
    expect(shell.match(/<script/g)).toHaveLength(2);
  });

  test('ids of bundled obligations lead to their files where these are at hand', () => {
    const bundled = assessorOf({
      files: { 'a.ts': '// @reg CN-Z-1\n' },
      bundled: { 'requirements/a/CN-Z.md': '---\ninstrument: CN-Z\n---\n# CN-Z-1 T\n' },
    });
    const link = 'href="bundled:requirements/a/CN-Z.md#L4"';
    expect(reportHtml(traceReport(bundled, { ...facts, bundledPlaces: 'bundled:{path}#L{line}' }))).toContain(
      link,
    );
    expect(reportHtml(traceReport(bundled, facts))).not.toContain('CN-Z.md');
  });
});
