import { expect, test } from 'vitest';
import { nextId } from '../../../src/core/service/nextId.ts';
import { traceOf } from '../trace/traceOf.ts';

const trace = traceOf({
  requirements: {
    'requirements/a/own.md': '# SEC-LOGIN-1 One\n\n# SEC-LOGIN-2 Two\n\n# SEC-KEYS-9 Nine\n',
    'requirements/a/other.md': '# SEC-LOGIN-10 Ten\n',
    'requirements/a/padded.md': '# REQ-007 Seven\n',
    'requirements/a/words.md': '# SEC-scope Words\n',
    'requirements/a/policy.md': '---\ninstrument: ACME\ntitle: Policy\n---\n# ACME-3 Three\n',
    'requirements/a/law.md': '---\ninstrument: DE-X\njurisdiction: DE\n---\n# DE-X-3 Three\n',
    'requirements/a/text.md': '---\ninstrument: STD-X\nsource: https://example.org/x\n---\n# STD-X-3 Three\n',
    'requirements/a/more.md': '---\ninstrument: CN-ONE\n---\n# CN-ONE-8 Ours on theirs\n',
    'law/one.md': '---\ninstrument: CN-ONE\n---\n# CN-ONE-1 One\n',
  },
});

test.each([
  ['own.md', 0, 'SEC-LOGIN-11'],
  ['own.md', 3, 'SEC-LOGIN-11'],
  ['own.md', 4, 'SEC-KEYS-10'],
  ['own.md', 99, 'SEC-KEYS-10'],
  ['padded.md', 0, 'REQ-008'],
  ['policy.md', 0, 'ACME-4'],
  ['words.md', 0, undefined],
  ['law.md', 4, undefined],
  ['text.md', 4, undefined],
  ['more.md', 3, undefined],
  ['absent.md', 0, undefined],
])('in %s at line %i: %s', (file, line, expected) => {
  expect(nextId(trace, { path: `requirements/a/${file}`, origin: 'workspace' }, line)).toBe(expected);
});
