import { expect, test } from 'vitest';
import { definitionsOf } from '../../../src/core/service/definition.ts';
import { referencesOf } from '../../../src/core/service/references.ts';
import { traceOf } from '../trace/traceOf.ts';

const trace = traceOf({
  requirements: {
    'law/a/one.md':
      '---\ninstrument: ONE\n---\n# ONE-1 Bundled\n\n```yaml\nrelated: [OWN-1]\n```\n\n# ONE-2 Also bundled\n',
    'requirements/a/own.md':
      '# OWN-1 Mine\n\n```yaml\nsuperseded-by: ONE-1\n```\n\n# ONE-2 My wording\n\n# ONE-2 Again\n',
  },
  sources: { 'src/b.ts': '// @reg ONE-1\n// @reg OWN-1, ONE-1\n', 'src/a.ts': '// @reg ONE-1\n' },
  settings: 'links:\n  - { file: r.json, verb: implements, ids: [ONE-1] }\n',
});

const places = (list: readonly { path: string; range: { start: { line: number; character: number } } }[]) =>
  list.map(({ path, range }) => `${path}:${range.start.line + 1}:${range.start.character + 1}`);

test('an obligation is defined at its heading', () => {
  const [definition] = definitionsOf(trace, 'ONE-1');
  expect(definition?.location).toMatchObject({ path: 'law/a/one.md', origin: 'bundled' });
  expect(definition?.selection).toEqual({ start: { line: 3, character: 2 }, end: { line: 3, character: 7 } });
});

test('the workspace’s wording hides the bundled one; a second definition is shown as well', () => {
  expect(
    definitionsOf(trace, 'ONE-2').map(({ location }) => [location.origin, location.range.start.line]),
  ).toEqual([
    ['workspace', 6],
    ['workspace', 8],
  ]);
});

test('an instrument is defined where it is declared', () => {
  expect(definitionsOf(trace, 'ONE').map(({ location }) => location.path)).toEqual(['law/a/one.md']);
});

test('an unknown id is defined nowhere', () => {
  expect(definitionsOf(trace, 'NO-1')).toEqual([]);
});

test('references: code by path and line, settings, then requirement files', () => {
  expect(places(referencesOf(trace, 'ONE-1'))).toEqual([
    'regtrace.yaml:2:45',
    'src/a.ts:1:9',
    'src/b.ts:1:9',
    'src/b.ts:2:16',
    'requirements/a/own.md:4:16',
  ]);
  expect(places(referencesOf(trace, 'OWN-1'))).toEqual(['src/b.ts:2:9', 'law/a/one.md:7:11']);
});
