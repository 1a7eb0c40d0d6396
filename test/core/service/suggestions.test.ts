import { describe, expect, test } from 'vitest';
import { type SuggestionRequest, suggestionsFor } from '../../../src/core/service/suggestions.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = (id: string, jurisdiction: string, obligations: readonly [rest: string, attributes: string][]) =>
  [
    `requirements/privacy/${id}.md`,
    [
      `---\ninstrument: ${id}\ntitle: Law of ${jurisdiction}\njurisdiction: ${jurisdiction}\nin-force: 2020-01-01\n---`,
      ...obligations.map(
        ([heading, attributes]) => `# ${id}-${heading}\n\n\`\`\`yaml\n${attributes}\n\`\`\`\n\nText.\n`,
      ),
    ].join('\n'),
  ] as const;

const BREACH = 'signals: [breach, incident, notify, exfiltration, severity, regulator]\ntags: [breach]';
const CONSENT = 'signals: [consent, withdraw, revoke, ledger, checkbox]\ntags: [consent]';
const catalogue = bundled(
  Object.fromEntries([
    law('CN-PIPL', 'CN', [
      ['57 Notify breaches', BREACH],
      ['14 Obtain consent', CONSENT],
      ['47 Delete', 'signals: [erase, tombstone, purge, forget]\nrepealed: 2022-01-01'],
    ]),
    law('CN-NDSR', 'CN', [['11 Notify breaches too', BREACH]]),
    law('EU-GDPR', 'EU', [
      ['33 Report breaches', BREACH],
      ['7 Prove consent', CONSENT],
      ['17 Erase on request', 'signals: [erase, tombstone, purge, forget]'],
    ]),
    law('BR-LGPD', 'BR', [['48 Report breaches', BREACH]]),
    law('IN-DPDP', 'IN', [
      ['8 Report breaches', BREACH],
      ['9 Ask parents', 'signals: [guardian, parental]'],
    ]),
    law('KR-PIPA', 'KR', [['34 Report breaches', BREACH]]),
    law('US-OTHER', 'US', [
      ['1 Log', 'signals: [siem, audit, syslog]'],
      ['2 Tile', 'signals: [tile, map, layer]'],
      ['3 Hear', 'signals: [complain, complaint, complainant, ombudsman]'],
    ]),
  ]),
);

const breachCode = 'function notifyRegulator(breach: Incident) {\n  exfiltration(breach.severity);\n}\n';
const consentCode = 'class ConsentLedger {\n  withdraw(id) {}\n  revokeAll() {}\n}\n';

async function idsFor(
  text: string,
  files: Readonly<Record<string, string>> = {},
  more: Partial<SuggestionRequest> = {},
): Promise<readonly string[]> {
  const path = 'src/code.ts';
  const service = serviceOn(new MemoryWorkspace({ ...files, [path]: text }), catalogue);
  const trace = await service.trace();
  return suggestionsFor(service.assessor(trace), { path, text, ...more }).map(({ id }) => id);
}

const config = (text: string) => ({ 'regtrace.yaml': text });

test('says which words speak for an obligation, the most telling first', async () => {
  const service = serviceOn(new MemoryWorkspace({}), catalogue);
  const trace = await service.trace();
  const [first] = suggestionsFor(service.assessor(trace), { path: 'a.ts', text: consentCode });
  expect(first).toMatchObject({ id: expect.stringMatching(/^(CN-PIPL-14|EU-GDPR-7)$/) });
  expect(first?.because).toEqual(expect.arrayContaining(['consent', 'ledger', 'withdraw', 'revoke']));
  expect(first?.score).toBeGreaterThan(0.4);
  expect(first?.score).toBeLessThanOrEqual(1);
});

describe('silence', () => {
  test.each<[string, string]>([
    ['an empty file', ''],
    ['one word, however often', 'consent(consent, consent); // consent'],
    ['forms of one word', 'complain(complaint, complainant, complained, complains)'],
    ['two words', 'siem.siem(audit.audit); siem(audit);'],
    ['words that every program has', 'map(tile, layer); export const data = user.id;'],
    ['words that stand far apart', `consent();${'\n'.repeat(200)}ledger();${'\n'.repeat(200)}withdraw();`],
    ['what annotations say', '// @reg US-OTHER-1: consent ledger withdraw revoke checkbox\n'],
  ])('on %s', async (_name, text) => {
    expect(await idsFor(text)).toEqual([]);
  });

  test('on too few words, however little is asked of them', async () => {
    expect(await idsFor('complain(complaint, complainant);', {}, { threshold: 0 })).toEqual([]);
    expect(await idsFor('siem(audit);', {}, { threshold: 0 })).toEqual([]);
    expect(await idsFor('siem(audit, syslog);', {}, { threshold: 0 })).toEqual(['US-OTHER-1']);
  });

  test('on files that are no source', async () => {
    const files = { 'requirements/own.md': '# OWN-1 Consent\n' };
    expect(await idsFor(consentCode, files, { path: 'requirements/own.md' })).toEqual([]);
    expect(await idsFor(consentCode, {}, { path: 'regtrace.yaml' })).toEqual([]);
  });

  test('where the score is below the threshold', async () => {
    expect(await idsFor(consentCode, {}, { threshold: 0.99 })).toEqual([]);
  });
});

describe('which obligations', () => {
  test('words in comments count less than names', async () => {
    const words = 'consent ledger withdraw';
    expect(await idsFor(`${words.replaceAll(' ', '(); ')}();`)).not.toEqual([]);
    expect(await idsFor(`// ${words}\n`)).toEqual([]);
  });

  test('not what the file links already', async () => {
    expect(await idsFor(`// @reg EU-GDPR-7\n${consentCode}`)).toEqual(['CN-PIPL-14']);
  });

  test('not what is repealed', async () => {
    expect(await idsFor('erase(); purge(); tombstone(); forget();')).toEqual(['EU-GDPR-17']);
  });

  test('not what is declared not applicable', async () => {
    const files = config('not-applicable:\n  - { match: EU-GDPR-7, reason: none }\n');
    expect(await idsFor(consentCode, files)).toEqual(['CN-PIPL-14']);
  });

  test('the same duty once in each jurisdiction, and of a few only', async () => {
    const ids = await idsFor(breachCode);
    expect(ids).toHaveLength(3);
    expect(new Set(ids.map((id) => id.slice(0, 2)))).toHaveLength(3);
  });

  test('of a declared scope only', async () => {
    const files = config('scope: { jurisdictions: [CN, EU] }\n');
    expect((await idsFor(breachCode, files)).map((id) => id.slice(0, 2)).sort()).toEqual(['CN', 'EU']);
  });

  test('instruments that the workspace links come first', async () => {
    const ids = await idsFor(breachCode, { 'lib/other.ts': '// @reg KR-PIPA-34\n' });
    expect(ids[0]).toBe('KR-PIPA-34');
  });

  test('instruments that neighbours in the folder link come before those of the workspace', async () => {
    const ids = await idsFor(breachCode, {
      'lib/other.ts': '// @reg BR-LGPD-48\n',
      'src/beside.ts': '// @reg IN-DPDP-8\n',
    });
    expect(ids.slice(0, 2)).toEqual(['IN-DPDP-8', 'BR-LGPD-48']);
  });

  test('so do those of which neighbours link something else', async () => {
    const ids = await idsFor(breachCode, {
      'lib/other.ts': '// @reg BR-LGPD-48\n',
      'src/beside.ts': '// @reg IN-DPDP-9\n',
    });
    expect(ids[0]).toBe('IN-DPDP-8');
  });

  test('laws that the code names come first', async () => {
    expect((await idsFor(`${breachCode}// as the LGPD asks\n`))[0]).toBe('BR-LGPD-48');
    expect((await idsFor(`${breachCode}const market = 'india';\n`))[0]).toBe('IN-DPDP-8');
  });

  test("the workspace's own, by their titles where they give no signals", async () => {
    const files = { 'requirements/own/sec.md': '# SEC-1 Quarantine robots that fail attestation twice\n' };
    const text = 'if (!attestation.twice) quarantine(robot);';
    expect(await idsFor(text, files)).toEqual(['SEC-1']);
  });

  test('at most as many as are asked for', async () => {
    expect(await idsFor(breachCode, {}, { limit: 1 })).toHaveLength(1);
  });
});

describe('with a cursor', () => {
  const far = '\n'.repeat(100);

  test('only the code around it counts', async () => {
    const text = `${breachCode}${far}${consentCode}`;
    const scope = config('scope: { jurisdictions: [EU] }\n');
    expect(await idsFor(text, scope, { line: 0 })).toEqual(['EU-GDPR-33']);
    expect(await idsFor(text, scope, { line: 104 })).toEqual(['EU-GDPR-7']);
    expect([...(await idsFor(text, scope))].sort()).toEqual(['EU-GDPR-33', 'EU-GDPR-7']);
  });

  test('what is far away does not count, however often it stands there', async () => {
    expect(await idsFor(`${far}${consentCode.repeat(60)}`, {}, { line: 0 })).toEqual([]);
  });

  test('the nearer the more', async () => {
    const text = `${breachCode}${'\n'.repeat(25)}${consentCode}`;
    const scope = config('scope: { jurisdictions: [EU] }\n');
    expect((await idsFor(text, scope, { line: 1, threshold: 0.05 }))[0]).toBe('EU-GDPR-33');
    expect((await idsFor(text, scope, { line: 29, threshold: 0.05 }))[0]).toBe('EU-GDPR-7');
  });
});
