import { describe, expect, test } from 'vitest';
import { catalogue, obligationOf, obligations } from './bundled.ts';

/** Mistakes that are easily made with these laws, because older texts and many pages on the web make them. */

const everything = (id: string) => {
  const { title, body, controls, trigger, deadline, clause } = obligationOf(id);
  return [title, body, ...controls, trigger, deadline, clause].join('\n');
};
const appliesOf = (id: string) => {
  const one = obligationOf(id);
  const instrument = catalogue.instrument(one.instrument);
  return one.applies ?? instrument?.applies ?? instrument?.inForce;
};

describe('the Chinese Cybersecurity Law, renumbered on 2026-01-01', () => {
  test('storage in China is Article 39, not 37', () => {
    expect(obligationOf('CN-CSL-39').title).toMatch(/China/);
    expect(everything('CN-CSL-39')).toMatch(/personal/i);
    expect(everything('CN-CSL-37')).not.toMatch(/store|storage/i);
  });

  test.each([
    ['CN-CSL-39', 37],
    ['CN-CSL-23', 21],
    ['CN-CSL-42', 40],
  ])('%s says its old number', (id, old) => {
    const { clause, changes, revision } = obligationOf(id);
    expect(revision).toBe(2);
    expect([clause, ...changes.map(({ summary }) => summary)].join(' ')).toMatch(new RegExp(`\\b${old}\\b`));
  });

  test('Article 20 is no duty of companies', () => {
    expect(obligationOf('CN-CSL-20')).toMatchObject({ modality: 'may', binds: ['state-organ'] });
  });
});

describe('exports from China', () => {
  test('the thresholds are those of the 2024 provisions', () => {
    expect(everything('CN-CBDF-7')).toMatch(/1,000,000|1 million/);
    expect(everything('CN-CBDF-7')).toMatch(/10,000/);
    expect(everything('CN-CBDF-8')).toMatch(/100,000/);
  });

  test('an assessment holds for three years', () => {
    expect(everything('CN-CBDF-9')).toMatch(/three years|3 years/i);
    for (const { id } of obligations.filter((one) => /^CN-(CBDF|DSAM|AEXP)/.test(one.id))) {
      expect(everything(id), id).not.toMatch(/valid for (two|2) years/i);
    }
  });
});

describe('the Personal Information Protection Law', () => {
  test('Article 40 binds operators of critical infrastructure and large processors', () => {
    expect(obligationOf('CN-PIPL-40').binds).toEqual(['ciio', 'large-processor']);
  });

  test('the yearly report of vehicle data is due by 15 December', () => {
    expect(obligationOf('CN-AUTO-13').deadline).toMatch(/15 December/);
  });
});

describe('the automotive data provisions', () => {
  test.each(['CN-AUTO-6.1', 'CN-AUTO-6.2', 'CN-AUTO-6.3', 'CN-AUTO-6.4'])(
    '%s is advocated, not commanded',
    (id) => {
      expect(obligationOf(id).modality).toBe('should');
    },
  );

  test('only Article 3 was read in text', () => {
    const own = obligations.filter(({ instrument }) => instrument === 'CN-AUTO');
    expect(own.filter(({ confidence }) => confidence === 'confirmed').map(({ id }) => id)).toEqual([
      'CN-AUTO-3',
    ]);
  });

  test('100,000 people make data important', () => {
    expect(everything('CN-AUTO-3')).toMatch(/100,000/);
  });
});

describe('dates', () => {
  test.each([
    ['EU-AIACT-9', '2027-12-02'],
    ['EU-AIACT-10', '2027-12-02'],
    ['EU-AIACT-12', '2027-12-02'],
    ['EU-AIACT-50.1', '2026-08-02'],
    ['EU-CRA-14.1', '2026-09-11'],
    ['EU-CRA-13.8', '2027-12-11'],
    ['CN-GB47955-odc', '2027-01-01'],
    ['US-CO-ADMT-notices', '2027-01-01'],
    ['AU-PRIV-APP1.7', '2026-12-10'],
  ])('%s applies from %s', (id, date) => {
    expect(appliesOf(id)).toBe(date);
  });

  test('the operating duties of India begin in May 2027', () => {
    expect(appliesOf('IN-DPDP-6.1')).toMatch(/^2027-05/);
  });

  test('the AI Act says from which dates it moved', () => {
    const { changes } = obligationOf('EU-AIACT-9');
    expect(changes.map(({ summary, was }) => `${summary} ${was}`).join(' ')).toMatch(/2026-08-02/);
  });
});

describe('what is only proposed is no duty', () => {
  test('the breach clock of the GDPR is 72 hours', () => {
    expect(obligationOf('EU-GDPR-33.1').deadline).toMatch(/72 hours/);
    for (const { id } of obligations.filter((one) => one.instrument === 'EU-GDPR')) {
      expect(everything(id), id).not.toMatch(/96 hours|Article 88a/);
    }
  });

  test('HIPAA does not yet demand multi-factor sign-in', () => {
    for (const { id, body } of obligations.filter((one) => one.instrument === 'US-HIPAA-SEC')) {
      expect(body, id).not.toMatch(/must use (MFA|multi-factor)/i);
    }
  });
});

test('Vietnam’s replaced decrees are gone', () => {
  for (const one of obligations.filter(({ id }) => id.startsWith('VN-'))) {
    expect(one.clause, one.id).not.toMatch(/Decree (13\/2023|53\/2022|13|53)\b/);
  }
});

test('thresholds of the US bulk-data rule hold for encrypted and anonymised data as well', () => {
  expect(everything('US-DOJ-DSP-202.205')).toMatch(/anonymi[sz]ed/i);
  expect(everything('US-DOJ-DSP-202.205')).toMatch(/encrypted/i);
});

test('Russia forbids foreign databases at collection since 2025-07-01', () => {
  const { changes } = obligationOf('RU-152FZ-18.5');
  expect(changes.map(({ date }) => date)).toContain('2025-07-01');
});

test('ids of ASVS carry the version 5', () => {
  for (const { id, clause } of obligations.filter((one) => one.instrument === 'STD-ASVS5')) {
    expect(id).toMatch(/^STD-ASVS5-V\d+\.\d+\.\d+$/);
    expect(clause).toMatch(/5\.0/);
  }
});
