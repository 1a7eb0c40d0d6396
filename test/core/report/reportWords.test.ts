import { expect, test } from 'vitest';
import { faultWords, filterWords, scopeWords } from '../../../src/core/report/reportWords.ts';
import { linksOf } from '../../../src/core/trace/trace.ts';
import { assessorOf, obligationOf } from './assessorOf.ts';

const law = '# S-1 T\n\n```yaml\nrevision: 2\n```\n';

test.each([
  ['S-1', undefined, undefined],
  ['S-1@2', 'passed', undefined],
  ['S-1@1', undefined, 'made for revision 1, now 2'],
  ['S-1@3', undefined, 'made for revision 3, now 2'],
  ['S-1', 'failed', 'its test failed'],
  ['S-1@1', 'skipped', 'its test was skipped'],
] as const)('a link to %s whose test has %s', (annotation, evidence, expected) => {
  const assessor = assessorOf({ files: { 'requirements/a/s.md': law, 'a.ts': `// @reg ${annotation}\n` } });
  const obligation = obligationOf(assessor, 'S-1');
  const [link] = linksOf(assessor.trace, 'S-1');
  if (!link) throw new Error('no link');
  const tested = evidence === undefined ? link : { ...link, evidence };
  expect(faultWords(tested, obligation)).toBe(expected);
});

test.each([
  ['', 'none but the ignore files'],
  ['packs: [CN-*, EU-GDPR]', 'packs CN-*, EU-GDPR'],
  ['packs: []', 'packs none'],
  ['sources: { include: ["src/**"], exclude: ["third_party/**"] }', 'sources src/**; without third_party/**'],
  ['requirements: [law/*.md]\ntags: ["@req", "@law"]', 'requirements law/*.md; tags @req, @law'],
])('what %j narrows', (yaml, expected) => {
  const { settings } = assessorOf({ files: { 'regtrace.yaml': yaml } }).trace;
  expect(filterWords(settings)).toBe(expected);
});

test.each([
  ['{ jurisdictions: [CN, EU], instruments: ["CN-*"] }', 'jurisdictions CN, EU; instruments CN-*'],
  ['{ roles: [ciio], jurisdictions: [] }', 'jurisdictions none; roles ciio'],
])('what the scope %s names', (scope, expected) => {
  const { settings } = assessorOf({ files: { 'regtrace.yaml': `scope: ${scope}` } }).trace;
  expect(settings.scope && scopeWords(settings.scope)).toBe(expected);
});
