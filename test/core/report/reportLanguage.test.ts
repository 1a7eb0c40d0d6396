import { expect, test } from 'vitest';
import type { Translate } from '../../../src/core/base/phrase.ts';
import { FINDING_CODES } from '../../../src/core/model/finding.ts';
import { reportHtml, reportShell, reportSteps } from '../../../src/core/report/reportHtml.ts';
import { type ReportFacts, type TraceReport, traceReport } from '../../../src/core/report/traceReport.ts';
import { inChinese } from '../base/inChinese.ts';
import { assessorOf } from './assessorOf.ts';
import { findingWith } from './findingsOf.ts';
import { FACTS, SAMPLE, sample } from './sample.ts';

const facts: ReportFacts = {
  ...FACTS,
  findings: { fresh: FINDING_CODES.map((code) => findingWith({ code })), known: [findingWith({})] },
};

function pageIn(report: TraceReport, translate?: Translate): string {
  return [...reportSteps(report, translate)].map((step) => ('piece' in step ? step.piece : '')).join('');
}

/** What is read or told. */
function saidIn(page: string): string {
  const told = [...page.matchAll(/ (?:aria-label|placeholder|data-hits|data-found)="([^"]*)"/g)];
  const read = page.replace(/<code>[^<]*<\/code>|<wbr>/g, '').replace(/<[^>]*>/g, '\n');
  return [...told.map(([, text]) => text), read].join('\n');
}

/** Without the words of the workspace's files: titles, notes, and what else its people wrote. */
function withoutData(said: string, files: Readonly<Record<string, string>>): string {
  const written = Object.values(files)
    .flatMap((text) => [...text.matchAll(/(?:^#+ \S+|: )\s*([A-Za-z][^\n,}]*?)\s*(?=[,}\n])/gm)])
    .flatMap(([, text = '']) => (/^(?:must|should|implements|true)$/.test(text) ? [] : [text]));
  const longestFirst = [...written, ...Object.keys(files), 'src/a.ts', 'dpo@example.com'].sort(
    (a, b) => b.length - a.length,
  );
  return longestFirst.reduce((left, text) => left.replaceAll(text, ' '), said);
}

const LARGE = {
  'requirements/a/L.md': Array.from({ length: 400 }, (_, index) => `# L-${index + 1} 义务\n`).join('\n'),
};
const INFERRED = {
  'requirements/a/S.md': '# S-1 一\n\n# S-2 二\n',
  'a.ts': '// @reg S-1\n// @reg exempt S-2\n',
};

test.each<[string, Readonly<Record<string, string>>, ReportFacts]>([
  ['the sample', SAMPLE, facts],
  ['a long report', LARGE, facts],
  ['an inferred scope', INFERRED, { ...facts, findings: { fresh: [], known: [] } }],
  ['nothing', {}, facts],
])('the page of %s is in the language of the editor', (_name, files, said) => {
  const page = pageIn(traceReport(assessorOf({ files }), said), inChinese);
  const english = withoutData(saidIn(page), files)
    .replace(
      /\b[A-Z]+-[\w.-]+|@reg|`[\w.-]+`|regtrace\.yaml|glob|regtrace check|Regtrace|fleet|main|\bCN\b|\bEU\b/g,
      '',
    )
    .match(/.*[A-Za-z]{2,}.*/g);
  expect(english).toBeNull();
});

test('its frame is as well, and what names the cells on a narrow screen', () => {
  const parts = { title: '追溯报告', version: '1.2.3', nonce: 'abc', style: '', script: 'x.js' };
  const shell = reportShell({ ...parts, language: 'zh-cn', translate: inChinese });
  expect(shell).toContain('<html lang="zh-cn">');
  expect(shell).toContain('content: "代码" / ""');
  expect(shell).not.toMatch(/content: "[A-Za-z]/);
});

test('a file is in English whatever the editor speaks, and so is the page without a language', () => {
  const report = traceReport(sample(), facts);
  const file = reportHtml(report);
  expect(file).toContain('<html lang="en">');
  const han = saidIn(pageIn(report)).match(/\p{Script=Han}+/gu);
  expect(new Set(han)).toEqual(new Set(['汽车数据法', '在境内存储']));
  for (const step of reportSteps(report)) if ('piece' in step) expect(step.piece).not.toContain('undefined');
});

test('what stands at a place of a template stays what it is', () => {
  const shouting: Translate = (template, ...values) =>
    `<${template.replace(/\{(\d)\}/g, (_, place) => String(values[Number(place)]))}>`;
  const page = pageIn(traceReport(sample(), facts), shouting);
  expect(page).toContain('&lt;The declaration for <code>CN-A-1</code> by <bdi>legal@example.com</bdi> ended');
  expect(page).not.toMatch(/<[A-Z]/);
});

test('names in the sentences about findings are set as code', () => {
  const page = pageIn(traceReport(sample(), facts));
  expect(page).toContain('<code>related</code> or <code>superseded-by</code> names no obligation');
  expect(page).not.toContain('`');
});
