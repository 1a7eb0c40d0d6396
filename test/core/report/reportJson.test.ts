import { expect, test } from 'vitest';
import { reportJson } from '../../../src/core/report/reportJson.ts';
import { hostile, sample } from './sample.ts';

const report = reportJson(sample());

test('the keys are the ones that are documented, in the whole and in every part', () => {
  expect(Object.keys(report)).toEqual([
    'schema',
    'asOf',
    'coverage',
    'byInstrument',
    'byDomain',
    'obligations',
  ]);
  expect(Object.keys(report.coverage)).toEqual(['applicable', 'met', 'percent', 'byState']);
  for (const one of report.byInstrument)
    expect(Object.keys(one)).toEqual(['instrument', 'title', 'applicable', 'met', 'percent']);
  for (const one of report.byDomain)
    expect(Object.keys(one)).toEqual(['domain', 'applicable', 'met', 'percent']);
  for (const one of report.obligations) {
    expect(Object.keys(one)).toEqual([
      'id',
      'title',
      'instrument',
      'jurisdiction',
      'domain',
      'clause',
      'modality',
      'revision',
      'state',
      'suspect',
      'links',
    ]);
    for (const link of one.links)
      expect(Object.keys(link)).toEqual(['verb', 'file', 'line', 'column', 'pinned', 'note', 'current']);
  }
});

test('figures', () => {
  expect(report).toMatchObject({
    schema: 1,
    asOf: '2026-11-22',
    coverage: {
      applicable: 6,
      met: 2,
      percent: 33.3,
      byState: { verified: 1, implemented: 1, partial: 1, planned: 1, exempt: 1, uncovered: 2 },
    },
    byInstrument: [
      { instrument: 'CN-A', title: 'Act on Vehicle Data', applicable: 6, met: 2, percent: 33.3 },
    ],
    byDomain: [{ domain: 'privacy', applicable: 6, met: 2, percent: 33.3 }],
  });
});

test('the whole catalogue with its states and links; what is not known is null', () => {
  const states = report.obligations.map(({ id, state, suspect }) => [id, state, suspect]);
  expect(states).toEqual([
    ['CN-A-1', 'verified', false],
    ['CN-A-2', 'uncovered', true],
    ['CN-A-2.1', 'uncovered', false],
    ['CN-A-3', 'partial', false],
    ['CN-A-4', 'planned', false],
    ['CN-A-5', 'exempt', false],
    ['CN-A-6', 'implemented', false],
    ['CN-A-7', 'upcoming', false],
    ['CN-A-8', 'not-applicable', false],
    ['CN-A-9', 'retired', false],
    ['EU-B-1', 'out-of-scope', false],
  ]);
  expect(report.obligations[0]).toMatchObject({
    clause: 'Article 1',
    jurisdiction: 'CN',
    modality: 'must',
    revision: 1,
  });
  expect(report.obligations[0]?.links).toEqual([
    {
      verb: 'implements',
      file: 'config/regions.json',
      line: 1,
      column: 1,
      pinned: null,
      note: 'the table of regions',
      current: true,
    },
    {
      verb: 'implements',
      file: 'src/store.ts',
      line: 1,
      column: 9,
      pinned: null,
      note: 'pinned to a region',
      current: true,
    },
    {
      verb: 'verifies',
      file: 'test/store.test.ts',
      line: 1,
      column: 9,
      pinned: null,
      note: null,
      current: true,
    },
  ]);
  expect(report.obligations[1]).toMatchObject({ clause: null, links: [{ pinned: 1, current: false }] });
});

test('hostile texts come back as they were', () => {
  const json = reportJson(hostile());
  expect(JSON.parse(JSON.stringify(json))).toEqual(json);
});
