import { expect, test } from 'vitest';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import {
  domainProblem,
  instrumentIdProblem,
  placeForFile,
  placesForFile,
  requirementFileText,
} from '../../../src/core/service/newRequirementFile.ts';
import { traceOf } from '../trace/traceOf.ts';

const trace = traceOf({
  requirements: {
    'requirements/security/ACME-SEC.md': '# ACME-SEC-1 One\n',
    'law/privacy/one.md': '---\ninstrument: CN-ONE\ntitle: Law One\n---\n# CN-ONE-1 One\n',
  },
});

test.each([
  ['ACME-OPS', undefined],
  ['CN-ONE', undefined],
  ['acme', 'An id begins with capital letters and has a hyphen, such as ACME-SEC.'],
  ['CN-ONE-1', 'CN-ONE-1 is an obligation: One.'],
])('the id %s', (id, expected) => {
  expect(instrumentIdProblem(trace, id)).toBe(expected);
});

test('one place a domain, the own ones first, none that is taken', () => {
  expect(placesForFile(trace, 'ACME-OPS').map(({ path }) => path)).toEqual([
    'requirements/security/ACME-OPS.md',
    'requirements/privacy/ACME-OPS.md',
  ]);
  expect(placesForFile(trace, 'ACME-SEC').map(({ path }) => path)).toEqual([
    'requirements/privacy/ACME-SEC.md',
  ]);
  expect(placeForFile(trace, 'ops', 'ACME-OPS').path).toBe('requirements/ops/ACME-OPS.md');
});

test.each([
  ['data-localization', true],
  ['数据安全', true],
  ['', false],
  ['../up', false],
  ['a/b', false],
])('the domain %s', (domain, isGood) => {
  expect(domainProblem(domain) === undefined).toBe(isGood);
});

test.each([
  ['ACME-OPS', 'Operations: the "rules" #1', { title: 'Operations: the "rules" #1', status: 'in-force' }],
  ['CN-ONE', 'whatever', {}],
])('the text for %s reads without a problem', (id, title, facts) => {
  const text = requirementFileText(trace, id, title);
  const { value, problems } = parseRequirementFile('x.md', text, 'workspace');
  expect(problems).toEqual([]);
  expect(value.instrument?.id).toBe(id);
  expect(value.instrument?.facts).toEqual(facts);
  expect(text).toContain(`\n# ${id === 'CN-ONE' ? 'Law One' : title}\n`);
});
