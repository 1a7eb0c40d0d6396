import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEW_IDS } from '../../../src/core/trace/scope.ts';
import { Assessor, type State } from '../../../src/core/trace/states.ts';
import { linksOf, updateTrace } from '../../../src/core/trace/trace.ts';
import { randomRuns } from '../randomRuns.ts';
import { dayOf } from '../service/memoryWorkspace.ts';
import { traceOf } from './traceOf.ts';

interface Case {
  /** Front matter beside `instrument: LAW`. */
  readonly instrument?: string;
  /** Attributes of the obligation LAW-1. */
  readonly attributes?: string;
  /** Lines after `// `, each in a file of its own. */
  readonly code?: readonly string[];
  readonly settings?: string;
  readonly asOf?: string;
  /** Further obligations of the file. */
  readonly more?: string;
}

/** The state of LAW-1, an obligation of the workspace's own instrument that has been in force for years. */
function stateOf(one: Case): { state: State; suspect: boolean } {
  const front = `---\ninstrument: LAW\njurisdiction: EU\n${one.instrument ?? 'in-force: 2020-01-01'}\n---\n`;
  const attributes = one.attributes === undefined ? '' : `\n\`\`\`yaml\n${one.attributes}\n\`\`\`\n`;
  const trace = traceOf({
    requirements: { 'requirements/a/law.md': `${front}# LAW-1 A duty\n${attributes}\n${one.more ?? ''}` },
    sources: Object.fromEntries(
      (one.code ?? []).map((line, index) => [`src/file${index}.ts`, `// ${line}\n`]),
    ),
    ...(one.settings === undefined ? {} : { settings: one.settings }),
  });
  const assessor = new Assessor(trace, dayOf(one.asOf ?? '2026-11-22'));
  const obligation = trace.catalogue.obligation('LAW-1');
  if (!obligation) throw new Error('LAW-1 is gone');
  const { state, suspect } = assessor.assess(obligation);
  return { state, suspect };
}

const implement = '@reg LAW-1';
const verify = '@reg verifies LAW-1';
const exempt = '@reg exempt LAW-1 until 2026-12-31 by legal@example.com: a reason';
const notApplicable = (more = '') => `not-applicable:\n  - { match: LAW-*, reason: none${more} }\n`;

describe('the first state that fits', () => {
  test.each<[string, Case, State]>([
    // Links and the policy of each modality.
    ['nothing', {}, 'uncovered'],
    ['must: implements', { code: [implement] }, 'implemented'],
    ['must: verifies alone is not enough', { code: [verify] }, 'uncovered'],
    ['must: both', { code: [implement, verify] }, 'verified'],
    ['must: partial', { code: ['@reg partial LAW-1'] }, 'partial'],
    ['must: planned', { code: ['@reg planned LAW-1'] }, 'planned'],
    ['must: partial before planned', { code: ['@reg planned LAW-1', '@reg partial LAW-1'] }, 'partial'],
    ['must: implements before partial', { code: ['@reg partial LAW-1', implement] }, 'implemented'],
    ['must: partial and verifies', { code: ['@reg partial LAW-1', verify] }, 'partial'],
    ['must-not: both', { attributes: 'modality: must-not', code: [implement, verify] }, 'verified'],
    ['must-not: implements', { attributes: 'modality: must-not', code: [implement] }, 'implemented'],
    [
      'should: implements is what it asks for',
      { attributes: 'modality: should', code: [implement] },
      'implemented',
    ],
    ['should: verified as well', { attributes: 'modality: should', code: [implement, verify] }, 'verified'],
    ['should: verifies alone', { attributes: 'modality: should', code: [verify] }, 'uncovered'],
    ['should: nothing', { attributes: 'modality: should' }, 'uncovered'],
    ['may: nothing', { attributes: 'modality: may' }, 'uncovered'],
    ['may: implements', { attributes: 'modality: may', code: [implement] }, 'implemented'],
    ['may: verifies', { attributes: 'modality: may', code: [verify] }, 'verified'],
    [
      'a policy that asks for the test only',
      { settings: 'policy: { must: [verifies] }', code: [verify] },
      'verified',
    ],
    [
      'a policy that asks for the code only',
      { settings: 'policy: { must: [implements] }', code: [implement] },
      'implemented',
    ],
    ['a policy that asks for nothing', { settings: 'policy: { must: [] }' }, 'uncovered'],
    ['two ids in one annotation', { code: ['@reg LAW-2, LAW-1'] }, 'implemented'],
    // Revisions.
    [
      'pinned to the revision in force',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@2'] },
      'implemented',
    ],
    [
      'pinned to an older revision',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@1'] },
      'uncovered',
    ],
    ['pinned to a revision that does not exist', { code: ['@reg LAW-1@2'] }, 'uncovered'],
    [
      'unpinned follows the newest',
      { attributes: 'revision: 3\nchanges: [{ revision: 2 }, { revision: 3 }]', code: [implement] },
      'implemented',
    ],
    [
      'an old pin beside a current one',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@1', implement] },
      'implemented',
    ],
    [
      'an old test',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: [implement, '@reg verifies LAW-1@1'] },
      'implemented',
    ],
    // Exemptions.
    ['a whole exemption', { code: [exempt] }, 'exempt'],
    ['its last day', { code: [exempt], asOf: '2026-12-31' }, 'exempt'],
    ['the day after', { code: [exempt], asOf: '2027-01-01' }, 'uncovered'],
    ['without an end', { code: ['@reg exempt LAW-1 by me: a reason'] }, 'uncovered'],
    ['without an owner', { code: ['@reg exempt LAW-1 until 2026-12-31: a reason'] }, 'uncovered'],
    ['without a reason', { code: ['@reg exempt LAW-1 until 2026-12-31 by me'] }, 'uncovered'],
    ['owner before end', { code: ['@reg exempt LAW-1 by me until 2026-12-31: a reason'] }, 'exempt'],
    ['code beside it counts first', { code: [exempt, implement] }, 'implemented'],
    ['a plan beside it counts first', { code: [exempt, '@reg planned LAW-1'] }, 'planned'],
    ['a test alone beside it', { code: [exempt, verify] }, 'exempt'],
    [
      'pinned to an older revision',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: [exempt.replace('LAW-1', 'LAW-1@1')] },
      'uncovered',
    ],
    // Time: when the duty begins.
    ['the day before it applies', { instrument: 'applies: 2027-01-01', asOf: '2026-12-31' }, 'upcoming'],
    ['the day on which it applies', { instrument: 'applies: 2027-01-01', asOf: '2027-01-01' }, 'uncovered'],
    ['in force without applies', { instrument: 'in-force: 2027-01-01' }, 'upcoming'],
    [
      'applies counts before in force',
      { instrument: 'in-force: 2020-01-01\napplies: 2027-01-01' },
      'upcoming',
    ],
    ['its own date counts before the instrument’s', { attributes: 'applies: 2027-06-01' }, 'upcoming'],
    [
      'its own earlier date',
      { instrument: 'applies: 2030-01-01', attributes: 'applies: 2026-01-01' },
      'uncovered',
    ],
    [
      'upcoming even where it is answered',
      { instrument: 'applies: 2027-01-01', code: [implement, verify] },
      'upcoming',
    ],
    ['adopted without any date', { instrument: 'status: adopted' }, 'upcoming'],
    ['a draft without any date', { instrument: 'status: draft' }, 'upcoming'],
    ['no date at all', { instrument: 'status: in-force' }, 'uncovered'],
    // Time: when it ends.
    ['the day before it is repealed', { attributes: 'repealed: 2026-12-01' }, 'uncovered'],
    ['the day on which it is repealed', { attributes: 'repealed: 2026-11-22' }, 'retired'],
    ['the instrument is repealed', { instrument: 'repealed: 2026-01-01' }, 'retired'],
    ['the instrument’s status says so', { instrument: 'status: repealed' }, 'retired'],
    [
      'retired even where it is answered',
      { attributes: 'repealed: 2026-01-01', code: [implement, verify] },
      'retired',
    ],
    [
      'superseded by what is in force',
      { attributes: 'superseded-by: LAW-2', more: '# LAW-2 The new one\n' },
      'retired',
    ],
    [
      'superseded by what is not in force yet',
      {
        attributes: 'superseded-by: LAW-2',
        more: '# LAW-2 The new one\n\n```yaml\napplies: 2027-01-01\n```\n',
      },
      'uncovered',
    ],
    [
      'and on the day on which that applies',
      {
        attributes: 'superseded-by: LAW-2',
        more: '# LAW-2 The new one\n\n```yaml\napplies: 2027-01-01\n```\n',
        asOf: '2027-01-01',
      },
      'retired',
    ],
    [
      'retired before upcoming',
      { instrument: 'applies: 2030-01-01', attributes: 'repealed: 2026-01-01' },
      'retired',
    ],
    // Not applicable.
    ['declared not applicable', { settings: notApplicable() }, 'not-applicable'],
    ['until its last day', { settings: notApplicable(', until: 2026-11-22') }, 'not-applicable'],
    ['past it', { settings: notApplicable(', until: 2026-11-21') }, 'uncovered'],
    [
      'without a reason it does not count',
      { settings: 'not-applicable:\n  - { match: LAW-* }\n' },
      'uncovered',
    ],
    ['another id', { settings: 'not-applicable:\n  - { match: LAW-2, reason: none }\n' }, 'uncovered'],
    ['before links', { settings: notApplicable(), code: [implement, verify] }, 'not-applicable'],
    ['before retired', { settings: notApplicable(), attributes: 'repealed: 2026-01-01' }, 'not-applicable'],
    // Scope.
    ['its jurisdiction is in scope', { settings: 'scope: { jurisdictions: [CN, EU] }' }, 'uncovered'],
    ['small letters are the same', { settings: 'scope: { jurisdictions: [eu] }' }, 'uncovered'],
    ['its jurisdiction is not', { settings: 'scope: { jurisdictions: [CN] }' }, 'out-of-scope'],
    ['its instrument is in scope', { settings: 'scope: { instruments: ["L*"] }' }, 'uncovered'],
    ['its instrument is not', { settings: 'scope: { instruments: [CN-*] }' }, 'out-of-scope'],
    ['both must hold', { settings: 'scope: { instruments: [LAW], jurisdictions: [CN] }' }, 'out-of-scope'],
    [
      'its role is in scope',
      { attributes: 'binds: [ciio]', settings: 'scope: { roles: [ciio, maker] }' },
      'uncovered',
    ],
    [
      'its role is not',
      { attributes: 'binds: [ciio]', settings: 'scope: { roles: [maker] }' },
      'out-of-scope',
    ],
    ['a duty that binds nobody in particular', { settings: 'scope: { roles: [maker] }' }, 'uncovered'],
    [
      'a duty that binds anybody',
      { attributes: 'binds: [any]', settings: 'scope: { roles: [maker] }' },
      'uncovered',
    ],
    [
      'out of scope before all',
      { settings: `scope: { jurisdictions: [CN] }\n${notApplicable()}`, code: [implement, verify] },
      'out-of-scope',
    ],
  ])('%s', (_name, one, state) => {
    expect(stateOf(one).state).toBe(state);
  });
});

describe('test results', () => {
  const evidenceFor = (whole: 'passed' | 'failed' | 'skipped') =>
    updateTrace(
      traceOf({
        requirements: { 'requirements/a/law.md': '# LAW-1 A duty\n' },
        sources: { 'a.ts': '// @reg LAW-1\n', 'a.test.ts': '// @reg LAW-1\n// @reg implements LAW-1\n' },
      }),
      { evidence: [['a.test.ts', { whole, byLine: new Map([[1, 'failed' as const]]) }]] },
    );

  test.each<['passed' | 'failed' | 'skipped', State, number]>([
    ['passed', 'verified', 3],
    ['failed', 'implemented', 2],
    ['skipped', 'implemented', 2],
  ])('%s', (whole, state, count) => {
    const assessor = new Assessor(evidenceFor(whole), dayOf('2026-11-22'));
    const obligation = assessor.trace.catalogue.obligation('LAW-1');
    if (!obligation) throw new Error('LAW-1 is gone');
    const { current, ...assessment } = assessor.assess(obligation);
    // A link that implements is no matter of tests, wherever it stands.
    expect([assessment.state, current.length]).toEqual([state, count]);
  });

  test('what is said no more counts again', () => {
    const trace = updateTrace(evidenceFor('failed'), { evidence: [['a.test.ts', undefined]] });
    expect(linksOf(trace, 'LAW-1').map(({ evidence }) => evidence)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('suspect', () => {
  test.each<[string, Case, boolean]>([
    ['an older pin', { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@1'] }, true],
    [
      'an older pin beside a current link',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@1', implement] },
      true,
    ],
    [
      'the current pin',
      { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: ['@reg LAW-1@2'] },
      false,
    ],
    ['no pin', { attributes: 'revision: 2\nchanges: [{ revision: 2 }]', code: [implement] }, false],
    ['a pin to revision 0 is another mistake', { code: ['@reg LAW-1@0'] }, false],
    ['a pin to the future is another mistake', { code: ['@reg LAW-1@2'] }, false],
  ])('%s', (_name, one, suspect) => {
    expect(stateOf(one).suspect).toBe(suspect);
  });
});

describe('the scope that nobody declared', () => {
  const law = {
    'law/privacy/one.md': '---\ninstrument: ONE\nin-force: 2020-01-01\n---\n# ONE-1 A\n\n# ONE-2 B\n',
    'law/privacy/two.md': '---\ninstrument: TWO\nin-force: 2020-01-01\n---\n# TWO-1 C\n',
  };

  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['no annotation', {}, []],
    ['an obligation is named', { 'a.ts': '// @reg ONE-1\n' }, ['ONE-1', 'ONE-2']],
    ['an instrument is named', { 'a.ts': '// @reg TWO-1\n// @reg ONE-9\n' }, ['TWO-1']],
  ])('%s', (_name, sources, inScope) => {
    const trace = traceOf({ requirements: law, sources });
    const assessor = new Assessor(trace, dayOf('2026-11-22'));
    const ids = trace.catalogue.obligations().filter((one) => assessor.assess(one).state !== 'out-of-scope');
    expect(ids.map(({ id }) => id)).toEqual(inScope);
  });

  test.each([0, 1, 2])('many ids and few tell the same, %s more', (more) => {
    const all = Array.from({ length: FEW_IDS + more - 5 }, (_, at) => `OWN-${at}`);
    const sources = {
      'b.ts': '// @reg ONE-2\n',
      'a.ts': '// @reg TWO-1\n// @reg ONE-1\n',
      'c.ts': '// @reg CN-PIPL\n',
      'own.ts': all.map((id) => `// @reg ${id}`).join('\n'),
    };
    const named = { 'law/privacy/cn.md': '---\ninstrument: CN-PIPL\n---\n# CN-PIPL-40 D\n' };
    const own = { 'requirements/a/own.md': all.map((id) => `# ${id} Mine\n`).join('\n') };
    const trace = traceOf({ requirements: { ...law, ...named, ...own }, sources });
    const { scope } = new Assessor(trace, dayOf('2026-11-22'));
    expect(trace.byId.size).toBe(FEW_IDS + more - 1);
    const places = ['ONE', 'TWO', 'CN-PIPL', 'own', 'nothing'].map((instrument) => scope.namedAt(instrument));
    expect(places.map((link) => link && `${link.path} ${link.id}`)).toEqual([
      'a.ts ONE-1',
      'a.ts TWO-1',
      'c.ts CN-PIPL',
      'own.ts OWN-0',
      undefined,
    ]);
  });

  test('the workspace’s own obligations always bind', () => {
    const trace = traceOf({ requirements: { ...law, 'requirements/a/own.md': '# OWN-1 Mine\n' } });
    const assessor = new Assessor(trace, dayOf('2026-11-22'));
    const ids = trace.catalogue.obligations().filter((one) => assessor.assess(one).state !== 'out-of-scope');
    expect(ids.map(({ id }) => id)).toEqual(['OWN-1']);
  });
});

/** From the least that can be said to the most. */
const RANK: readonly State[] = ['uncovered', 'planned', 'partial', 'implemented', 'verified'];

test('adding a link never makes a state worse, taking one away never makes it better', () => {
  const line = fc.constantFrom(
    implement,
    verify,
    '@reg partial LAW-1',
    '@reg planned LAW-1',
    '@reg LAW-1@1',
    '@reg LAW-1@2',
    '@reg verifies LAW-1@2',
    '@reg LAW-1@9',
  );
  const modality = fc.constantFrom('must', 'must-not', 'should', 'may');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), line, modality, (code, added, how) => {
      const attributes = `modality: ${how}\nrevision: 2\nchanges: [{ revision: 2 }]`;
      const before = RANK.indexOf(stateOf({ attributes, code }).state);
      const after = RANK.indexOf(stateOf({ attributes, code: [...code, added] }).state);
      expect(after).toBeGreaterThanOrEqual(before);
    }),
    { numRuns: randomRuns(200) },
  );
});
