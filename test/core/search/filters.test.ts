import { describe, expect, it } from 'vitest';
import { toIsoDate } from '../../../src/core/model/date.ts';
import type { FilterFacts } from '../../../src/core/search/filters.ts';
import { acceptsFilters } from '../../../src/core/search/filters.ts';
import { parseQuery } from '../../../src/core/search/query.ts';

const applies = toIsoDate('2021-11-01');

const facts: FilterFacts = {
  jurisdiction: 'CN',
  domain: 'data-localization',
  state: 'uncovered',
  suspect: false,
  instrument: 'CN-PIPL',
  instrumentAliases: ['PIPL', '个保法'],
  modality: 'must',
  ...(applies && { applies }),
  tags: ['storage', 'data-residency'],
  binds: ['ciio', 'large-processor'],
  confidence: 'confirmed',
  deadline: 'within 72 hours',
};

function accepts(text: string, other: Partial<FilterFacts> = {}): boolean {
  const { filters, problems } = parseQuery(text);
  expect(problems).toEqual([]);
  return acceptsFilters(filters, { ...facts, ...other });
}

describe('one filter', () => {
  it.each([
    ['in:cn', true],
    ['in:China', true],
    ['in:eu', false],
    ['in:eu,cn', true],
    ['domain:data-localization', true],
    ['domain:"data localization"', true],
    ['domain:DATA_LOCALIZATION', true],
    ['domain:data', false],
    ['domain:data-*', true],
    ['state:uncovered', true],
    ['state:verified', false],
    ['instrument:CN-PIPL', true],
    ['instrument:cn-p', true],
    ['instrument:pipl', true],
    ['instrument:个保法', true],
    ['instrument:CN-*', true],
    ['instrument:*-PIPL', true],
    ['instrument:CN-P?PL', true],
    ['instrument:*-PIP', false],
    ['instrument:CN-PIPL-40', false],
    ['instrument:EU', false],
    ['modality:must', true],
    ['modality:must-not', false],
    ['before:2021-11-01', false],
    ['before:2021-11-02', true],
    ['after:2021-11-01', true],
    ['after:2021-11-02', false],
    ['tag:storage', true],
    ['tag:"data residency"', true],
    ['tag:stor', false],
    ['role:ciio', true],
    ['role:controller', false],
    ['confidence:confirmed', true],
    ['confidence:unconfirmed', false],
    ['is:suspect', false],
    ['deadline:', true],
    ['deadline:"72 hours"', true],
    ['deadline:yearly', false],
  ])('%s: %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
    expect(accepts(`-${text}`)).toBe(!expected);
  });
});

describe('facts that are absent', () => {
  const bare: FilterFacts = {
    domain: 'security',
    instrument: 'internal',
    instrumentAliases: [],
    modality: 'must',
    tags: [],
    binds: [],
    confidence: 'confirmed',
  };

  it.each([
    // What belongs to no jurisdiction may bind in all of them, but is not asked for by one.
    ['in:cn', false],
    ['state:uncovered', false],
    ['before:2030-01-01', false],
    ['after:1990-01-01', false],
    ['deadline:', false],
    ['is:suspect', false],
  ])('%s: %s', (text, expected) => {
    expect(acceptsFilters(parseQuery(text).filters, bare)).toBe(expected);
  });
});

describe('several filters', () => {
  it.each([
    ['', true],
    ['in:cn domain:data-localization', true],
    ['in:cn domain:privacy', false],
    ['domain:privacy domain:data-localization', true],
    ['domain:privacy -domain:data-localization', false],
    ['-domain:privacy -domain:security', true],
    ['-domain:privacy -domain:data-localization', false],
    ['in:cn -tag:storage', false],
    ['after:2021-01-01 before:2022-01-01', true],
    ['after:2021-01-01 before:2021-02-01', false],
  ])('%s: %s', (text, expected) => {
    expect(accepts(text)).toBe(expected);
  });

  it('reads a part of a jurisdiction as belonging to it', () => {
    expect(accepts('in:us', { jurisdiction: 'US-CA' })).toBe(true);
    expect(accepts('in:us-ca', { jurisdiction: 'US-CA' })).toBe(true);
    expect(accepts('in:us-ca', { jurisdiction: 'US' })).toBe(false);
    expect(accepts('in:uk', { jurisdiction: 'GB' })).toBe(true);
    expect(accepts('in:gb', { jurisdiction: 'UK' })).toBe(true);
  });

  it('is quick with hostile patterns', () => {
    const tags = ['a'.repeat(500)];
    expect(accepts(`tag:${'*a'.repeat(300)}b`, { tags })).toBe(false);
  });
});
