import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type IsoDate } from '../../../src/core/model/date.ts';
import { Assessor, STATES, type State } from '../../../src/core/trace/states.ts';
import { randomRuns } from '../randomRuns.ts';
import { dayOf } from '../service/memoryWorkspace.ts';
import { traceOf } from './traceOf.ts';

const NOW = dayOf('2026-11-22');

interface Case {
  /** Front matter of the instrument. */
  readonly front?: string;
  /** Attributes of LAW-1. */
  readonly attributes?: string;
  readonly links?: readonly string[];
  readonly settings?: string;
  /** Facts of NEXT, another instrument, and of its obligation NEXT-1. */
  readonly next?: { readonly front?: string; readonly attributes?: string };
}

function assessorOf({
  front = '',
  attributes = '',
  links = [],
  settings = '',
  next,
}: Case): (asOf: IsoDate) => Assessor {
  const file = (id: string, facts: string, own: string) =>
    `---\ninstrument: ${id}\njurisdiction: EU\n${facts}\n---\n# ${id}-1 A duty\n\n\`\`\`yaml\n${own}\n\`\`\`\n`;
  const trace = traceOf({
    requirements: {
      'requirements/a/law.md': file('LAW', front, attributes),
      ...(next ? { 'requirements/a/next.md': file('NEXT', next.front ?? '', next.attributes ?? '') } : {}),
    },
    sources: Object.fromEntries(links.map((link, index) => [`src/file${index}.ts`, `// @reg ${link}\n`])),
    settings,
  });
  return (asOf) => new Assessor(trace, asOf);
}

function stateOf(one: Case, asOf: IsoDate = NOW): State {
  const assessor = assessorOf(one)(asOf);
  const obligation = assessor.trace.catalogue.obligation('LAW-1');
  if (!obligation) throw new Error('LAW-1 is gone');
  return assessor.assess(obligation).state;
}

const EXEMPTION = 'exempt LAW-1 until 2026-12-31 by legal@example.com: why';
const LINKS: Readonly<Record<string, string>> = {
  I: 'implements LAW-1',
  V: 'verifies LAW-1',
  p: 'partial LAW-1',
  l: 'planned LAW-1',
  e: EXEMPTION,
};
const VERBS = Object.keys(LINKS);

// Every verb and every two of them, under every policy that a modality can have. I implements, V verifies, p partial,
// l planned, e exempt; what asks for tests alone is as good as done with a test.
const NEEDS: Readonly<Record<string, string>> = {
  both: '[implements, verifies]',
  code: '[implements]',
  tests: '[verifies]',
  none: '[]',
};
const TABLE: readonly (readonly [links: string, both: State, code: State, tests: State, none: State])[] = [
  ['', 'uncovered', 'uncovered', 'uncovered', 'uncovered'],
  ['I', 'implemented', 'implemented', 'implemented', 'implemented'],
  ['V', 'uncovered', 'uncovered', 'verified', 'verified'],
  ['p', 'partial', 'partial', 'partial', 'partial'],
  ['l', 'planned', 'planned', 'planned', 'planned'],
  ['e', 'exempt', 'exempt', 'exempt', 'exempt'],
  ['IV', 'verified', 'verified', 'verified', 'verified'],
  ['Ip', 'implemented', 'implemented', 'implemented', 'implemented'],
  ['Il', 'implemented', 'implemented', 'implemented', 'implemented'],
  ['Ie', 'implemented', 'implemented', 'implemented', 'implemented'],
  ['Vp', 'partial', 'partial', 'verified', 'verified'],
  ['Vl', 'planned', 'planned', 'verified', 'verified'],
  ['Ve', 'exempt', 'exempt', 'verified', 'verified'],
  ['pl', 'partial', 'partial', 'partial', 'partial'],
  ['pe', 'partial', 'partial', 'partial', 'partial'],
  ['le', 'planned', 'planned', 'planned', 'planned'],
  ['IVple', 'verified', 'verified', 'verified', 'verified'],
];

describe('every verb under every policy', () => {
  test('all pairs of verbs stand in the table', () => {
    const pairs = VERBS.flatMap((a, at) => VERBS.slice(at + 1).map((b) => a + b));
    expect(TABLE.map(([links]) => links)).toEqual(['', ...VERBS, ...pairs, 'IVple']);
  });

  const rows = TABLE.flatMap(([links, ...states]) =>
    Object.keys(NEEDS).map((needs, at) => [links || 'nothing', needs, links, states[at]] as const),
  );
  test.each(rows)('%s where the policy asks for %s', (_name, needs, links, state) => {
    const texts = [...links].map((letter) => LINKS[letter] ?? '');
    for (const modality of ['must', 'must-not', 'should', 'may'])
      expect(
        stateOf({
          attributes: `modality: ${modality}`,
          links: texts,
          settings: `policy: { ${modality}: ${NEEDS[needs]} }`,
        }),
        modality,
      ).toBe(state);
  });

  test.each([
    ['must', 'both'],
    ['must-not', 'both'],
    ['should', 'code'],
    ['may', 'none'],
  ] as const)('%s asks for %s unless told otherwise', (modality, needs) => {
    const at = Object.keys(NEEDS).indexOf(needs);
    for (const [links, ...states] of TABLE)
      expect(
        stateOf({
          attributes: `modality: ${modality}`,
          links: [...links].map((letter) => LINKS[letter] ?? ''),
        }),
        links,
      ).toBe(states[at]);
  });
});

describe('the day before, the day itself, the day after', () => {
  const until = (day: string) => `not-applicable:\n  - { match: LAW-1, reason: none, until: ${day} }\n`;
  const DAY = '2026-06-15';
  test.each<[string, Case, State, State, State]>([
    ['it applies', { attributes: `applies: ${DAY}` }, 'upcoming', 'uncovered', 'uncovered'],
    ['its instrument applies', { front: `applies: ${DAY}` }, 'upcoming', 'uncovered', 'uncovered'],
    ['its instrument comes into force', { front: `in-force: ${DAY}` }, 'upcoming', 'uncovered', 'uncovered'],
    [
      'its instrument is in force, and applies later',
      { front: `in-force: 2026-01-01\napplies: ${DAY}` },
      'upcoming',
      'uncovered',
      'uncovered',
    ],
    [
      'it applies, with links',
      { attributes: `applies: ${DAY}`, links: ['LAW-1', 'verifies LAW-1'] },
      'upcoming',
      'verified',
      'verified',
    ],
    ['it is repealed', { attributes: `repealed: ${DAY}` }, 'uncovered', 'retired', 'retired'],
    ['its instrument is repealed', { front: `repealed: ${DAY}` }, 'uncovered', 'retired', 'retired'],
    [
      'it is repealed, with links',
      { attributes: `repealed: ${DAY}`, links: ['LAW-1'] },
      'implemented',
      'retired',
      'retired',
    ],
    [
      'its own day counts before its instrument’s',
      { front: 'repealed: 2026-01-01', attributes: `repealed: ${DAY}` },
      'uncovered',
      'retired',
      'retired',
    ],
    [
      'its successor applies',
      { attributes: 'superseded-by: NEXT-1', next: { attributes: `applies: ${DAY}` } },
      'uncovered',
      'retired',
      'retired',
    ],
    [
      'its successor’s instrument comes into force',
      { attributes: 'superseded-by: NEXT-1', next: { front: `in-force: ${DAY}` } },
      'uncovered',
      'retired',
      'retired',
    ],
    [
      'its instrument’s successor applies',
      { front: 'superseded-by: NEXT', next: { front: `applies: ${DAY}` } },
      'uncovered',
      'retired',
      'retired',
    ],
    [
      'an exemption ends',
      { links: [`exempt LAW-1 until ${DAY} by a@example.com: why`] },
      'exempt',
      'exempt',
      'uncovered',
    ],
    [
      'an exemption ends, and code is planned',
      { links: [`exempt LAW-1 until ${DAY} by a@example.com: why`, 'planned LAW-1'] },
      'planned',
      'planned',
      'planned',
    ],
    [
      'it stops being not applicable',
      { settings: until(DAY) },
      'not-applicable',
      'not-applicable',
      'uncovered',
    ],
    [
      'it stops being not applicable, and has been repealed',
      { settings: until(DAY), attributes: 'repealed: 2026-01-01' },
      'not-applicable',
      'not-applicable',
      'retired',
    ],
    [
      'one exemption follows another',
      {
        links: [
          `exempt LAW-1 until ${DAY} by a@example.com: why`,
          'exempt LAW-1 until 2026-06-16 by b@example.com: still',
        ],
      },
      'exempt',
      'exempt',
      'exempt',
    ],
    [
      'the last day of February of a leap year',
      { attributes: `applies: ${DAY}`, front: 'repealed: 2028-02-29' },
      'upcoming',
      'uncovered',
      'uncovered',
    ],
  ])('%s', (_name, one, before, on, after) => {
    const day = dayOf(DAY);
    expect([-1, 0, 1].map((days) => stateOf(one, addDays(day, days)))).toEqual([before, on, after]);
  });

  test.each<[string, string, readonly State[]]>([
    ['the end of a year', '2026-12-31', ['upcoming', 'uncovered', 'uncovered']],
    ['the first of a year', '2027-01-01', ['upcoming', 'uncovered', 'uncovered']],
    ['a leap day', '2028-02-29', ['upcoming', 'uncovered', 'uncovered']],
    ['the day on which clocks change', '2026-03-29', ['upcoming', 'uncovered', 'uncovered']],
    ['the first day that can be written', '0001-01-01', ['upcoming', 'uncovered', 'uncovered']],
  ])('a duty that applies on %s', (_name, text, states) => {
    const day = dayOf(text);
    expect([-1, 0, 1].map((days) => stateOf({ attributes: `applies: ${text}` }, addDays(day, days)))).toEqual(
      states,
    );
  });
});

describe('any day', () => {
  const day = fc.integer({ min: 0, max: 9998 * 365 }).map((days) => addDays(dayOf('0001-01-01'), days));
  const near = fc.integer({ min: -2, max: 2 });
  const optionalDay = fc.option(day, { nil: undefined });

  test('the state is that of its dates, told in one line each', () => {
    const facts = fc.record({
      applies: optionalDay,
      repealed: optionalDay,
      until: optionalDay,
      notUntil: optionalDay,
    });
    fc.assert(
      fc.property(
        facts,
        day,
        fc.constantFrom('applies', 'repealed', 'until', 'notUntil', 'none'),
        near,
        (dates, any, close, by) => {
          // Half of the time the day is one of the dates, or next to it.
          const chosen = close === 'none' ? undefined : dates[close as keyof typeof dates];
          const asOf = chosen === undefined ? any : addDays(chosen, by);
          const { applies, repealed, until, notUntil } = dates;
          const attributes = [
            ...(applies === undefined ? [] : [`applies: ${applies}`]),
            ...(repealed === undefined ? [] : [`repealed: ${repealed}`]),
          ].join('\n');
          const links = until === undefined ? [] : [`exempt LAW-1 until ${until} by a@example.com: why`];
          const settings =
            notUntil === undefined
              ? ''
              : `not-applicable: [{ match: LAW-1, reason: none, until: ${notUntil} }]`;
          const expected: State =
            notUntil !== undefined && asOf <= notUntil
              ? 'not-applicable'
              : repealed !== undefined && repealed <= asOf
                ? 'retired'
                : applies !== undefined && asOf < applies
                  ? 'upcoming'
                  : until !== undefined && asOf <= until
                    ? 'exempt'
                    : 'uncovered';
          expect(stateOf({ attributes, links, settings }, asOf)).toBe(expected);
        },
      ),
      { numRuns: randomRuns(400) },
    );
  });

  test('as time goes on a duty comes, stays and goes, and never comes back', () => {
    const order = ['upcoming', 'in force', 'retired'];
    const phase = (state: State) => order.indexOf(order.includes(state) ? state : 'in force');
    fc.assert(
      fc.property(
        optionalDay,
        optionalDay,
        fc.array(day, { minLength: 2, maxLength: 8 }),
        (applies, repealed, days) => {
          const attributes = [applies && `applies: ${applies}`, repealed && `repealed: ${repealed}`]
            .filter(Boolean)
            .join('\n');
          const at = assessorOf({ attributes, links: ['LAW-1'] });
          const phases = [...days].sort().map((asOf) => {
            const assessor = at(asOf);
            const obligation = assessor.trace.catalogue.obligation('LAW-1');
            return obligation ? phase(assessor.assess(obligation).state) : -1;
          });
          expect(phases).toEqual([...phases].sort());
        },
      ),
      { numRuns: randomRuns(200) },
    );
  });
});

test('every state has its row', () => {
  const seen = new Set<State>([
    ...TABLE.flatMap(([, ...states]) => states),
    stateOf({ settings: 'scope: { jurisdictions: [CN] }' }),
    stateOf({ settings: 'not-applicable: [{ match: LAW-1, reason: none }]' }),
    stateOf({ attributes: 'repealed: 2026-01-01' }),
    stateOf({ attributes: 'applies: 2027-01-01' }),
  ]);
  expect([...seen].sort()).toEqual([...STATES].sort());
});
