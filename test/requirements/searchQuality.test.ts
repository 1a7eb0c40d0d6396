import { describe, expect, test } from 'vitest';
import { answerQueries, labelledQueries, qualityOf } from '../../bench/search-quality/measure.ts';
import { obligations } from './bundled.ts';

const answered = answerQueries();
const groups = [...new Set(answered.map(({ group }) => group))];
const of = (group: string) => qualityOf(answered.filter((one) => one.group === group));

describe('labelled queries over the bundled catalogue', () => {
  test('there are enough, and every label is in the catalogue', () => {
    const known = new Set(obligations.map(({ id }) => id));
    const labelled = Object.values(labelledQueries()).flat();
    expect(labelled.length).toBeGreaterThanOrEqual(150);
    expect(labelled.flatMap(({ ids }) => ids).filter((id) => !known.has(id))).toEqual([]);
    for (const { query, ids } of labelled) {
      expect(ids.length, query).toBeGreaterThanOrEqual(1);
      expect(ids.length, query).toBeLessThanOrEqual(4);
    }
  });

  test('are answered', () => {
    const { hit5, mrr } = qualityOf(answered);
    expect(hit5).toBeGreaterThanOrEqual(0.95);
    expect(mrr).toBeGreaterThanOrEqual(0.8);
  });

  test.each(groups.map((group) => [group]))('are answered in the group "%s"', (group) => {
    expect(of(group).hit5).toBeGreaterThanOrEqual(0.9);
  });

  test('ids and clauses come first', () => {
    for (const group of ['id', 'clause']) expect(of(group).hit1).toBe(1);
  });
});
