import { expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { inEnglish } from '../../../src/core/base/phrase.ts';
import type { Placed } from '../../../src/core/model/settings.ts';
import {
  jurisdictionChoices,
  roleChoices,
  scopeOfChoice,
  standardChoices,
} from '../../../src/core/service/starterChoices.ts';
import { type StarterScope, starterConfig } from '../../../src/core/service/starterConfig.ts';
import { parseSettings } from '../../../src/core/sources/parseSettings.ts';
import { resolveScope } from '../../../src/core/trace/scope.ts';
import { inChinese } from '../base/inChinese.ts';
import { traceOf } from '../trace/traceOf.ts';

test.each<[StarterScope, unknown]>([
  [{}, undefined],
  [{ jurisdictions: [] }, { jurisdictions: [] }],
  [{ jurisdictions: ['CN', 'EU'] }, { jurisdictions: ['CN', 'EU'] }],
  [{ roles: ['controller'] }, { roles: ['controller'] }],
  [
    { jurisdictions: ['NO', 'x: [y], #z'], roles: ['a "role"', '8'] },
    { jurisdictions: ['NO', 'x: [y], #z'], roles: ['a "role"', '8'] },
  ],
])('%j is what the file says', (answers, scope) => {
  const text = starterConfig(answers);
  const { value, problems } = parseSettings(text);
  expect(problems).toEqual([]);
  const given = value.scope && Object.entries<readonly Placed<string>[] | undefined>({ ...value.scope });
  const names = given?.map(([key, list]) => [key, list?.map((entry) => entry.value)]);
  expect(names && Object.fromEntries(names)).toEqual(scope);
  expect(parseAnnotations('regtrace.yaml', text, ['@reg'])).toEqual({ value: [], problems: [] });
});

test.each([
  ['English', inEnglish],
  ['Chinese', inChinese],
])('every other key is there as a comment that can be taken in, in %s', (_language, translate) => {
  const keys = starterConfig({}, translate).matchAll(/^# ([a-z-]+):(?: [[{]|$)/gm);
  expect([...keys].map(([, key]) => key)).toEqual([
    'requirements',
    'packs',
    'scope',
    'sources',
    'not-applicable',
    'results',
    'links',
  ]);
  const takenIn = starterConfig({}, translate).replace(/^# ?(?=[a-z-]+:| {2}[a-z-]+:| {2}- )/gm, '');
  const { value, problems } = parseSettings(takenIn);
  expect(problems).toEqual([]);
  expect(value.notApplicable).toHaveLength(1);
  expect(value.links).toHaveLength(1);
  expect(parseAnnotations('regtrace.yaml', takenIn, ['@reg'])).toEqual({ value: [], problems: [] });
});

test('the comments are in the language that is asked for, and the file says the same', () => {
  const scope = { jurisdictions: ['CN'], roles: ['controller'] };
  const [english, chinese] = [starterConfig(scope), starterConfig(scope, inChinese)];
  expect(chinese).toContain('# 对本工作区有约束力的内容');
  expect(chinese).not.toMatch(/^# [A-Z]\w* [a-z]/m);
  // Lines differ, as the comments do.
  const [said, written] = [chinese, english].map((text) =>
    JSON.stringify(parseSettings(text).value.scope, (key, value: unknown) =>
      key === 'range' ? undefined : value,
    ),
  );
  expect(said).toBe(written);
  expect(said).toContain('controller');
});

const trace = traceOf({
  requirements: {
    'law/a.md':
      '---\ninstrument: EU-A\njurisdiction: EU\ntitle: A\n---\n# EU-A-1 One\n\n```yaml\nbinds: [controller, any]\n```\n\n# EU-A-2 Two\n\n```yaml\nbinds: [controller]\n```\n',
    'law/b.md':
      '---\ninstrument: CN-B\njurisdiction: CN\ntitle: B\n---\n# CN-B-1 One\n\n```yaml\nbinds: [ciio, controller]\n```\n',
    'law/d.md': '---\ninstrument: ISO-D\n---\n# ISO-D-1 One\n',
    'law/e.md': '---\ninstrument: STD-E\n---\n# STD-E-1 One\n',
    'requirements/f.md': '---\ninstrument: OWN-F\n---\n# OWN-F-1 One\n',
    'law/c.md': '---\ninstrument: STD-C\n---\n# STD-C-1 One\n\n```yaml\nbinds: [lab]\n```\n',
  },
  sources: { 'a.ts': '// @reg CN-B-1\n' },
});

test('jurisdictions: those that annotations name first', () => {
  expect(jurisdictionChoices(trace)).toEqual([
    { code: 'CN', instruments: ['B'], obligations: 1, isNamed: true },
    { code: 'EU', instruments: ['A'], obligations: 2, isNamed: false },
  ]);
});

test('standards: bundled instruments without a jurisdiction', () => {
  expect(standardChoices(trace)).toEqual([
    { id: 'ISO-D', title: 'ISO-D', obligations: 1, isNamed: false },
    { id: 'STD-C', title: 'STD-C', obligations: 1, isNamed: false },
    { id: 'STD-E', title: 'STD-E', obligations: 1, isNamed: false },
  ]);
});

test.each([
  [[], [], {}],
  [['EU'], [], { jurisdictions: ['EU'], instruments: ['*', '!ISO-*', '!STD-*'] }],
  [['EU'], ['STD-C'], { jurisdictions: ['EU'], instruments: ['*', '!ISO-*', '!STD-E'] }],
  [[], ['ISO-D', 'STD-C', 'STD-E'], { jurisdictions: [] }],
])('the scope of %j and %j', (jurisdictions, standards, expected) => {
  const scope = scopeOfChoice(trace, { jurisdictions, standards });
  expect(scope).toEqual(expected);
  const { value, problems } = parseSettings(starterConfig(scope));
  expect(problems).toEqual([]);
  if (jurisdictions.length + standards.length === 0) return;
  const resolved = resolveScope({ ...trace, settings: value });
  const held = trace.catalogue
    .instruments()
    .filter(({ id }) => trace.catalogue.obligationsOf(id).some((one) => resolved.holds(one, undefined)))
    .map(({ id, jurisdiction }) => jurisdiction ?? id);
  // The workspace's own always counts.
  expect(held.sort()).toEqual([...jurisdictions, ...standards, 'OWN-F'].sort());
});

test.each([
  [['EU'], [], ['controller 2 EU-A']],
  [['CN'], ['STD-C'], ['ciio 1 CN-B', 'controller 1 CN-B', 'lab 1 STD-C']],
  [[], [], ['controller 3 CN-B EU-A', 'ciio 1 CN-B', 'lab 1 STD-C']],
])('roles of %j and %j', (jurisdictions, standards, expected) => {
  expect(
    roleChoices(trace, { jurisdictions, standards }).map(({ role, obligations, instruments }) =>
      [role, obligations, ...instruments].join(' '),
    ),
  ).toEqual(expected);
});
