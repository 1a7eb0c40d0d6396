import fc from 'fast-check';
import Fuse from 'fuse.js/basic';
import { expect, test } from 'vitest';
import { fold } from '../../../src/core/search/folding.ts';
import { phraseLikeness } from '../../../src/core/search/phraseLikeness.ts';
import { randomRuns } from '../randomRuns.ts';
import { obligationEntries } from './obligationEntries.ts';

const KEYS = [
  { name: 'title', weight: 4 },
  { name: 'nativeTitle', weight: 4 },
  { name: 'id', weight: 2 },
  { name: 'clause', weight: 1 },
  { name: 'aliases', weight: 2 },
];

const entries = obligationEntries();

/** What fuse.js alone says of the same texts, with all of them in each entry. */
function plainLikeness(phrase: string): readonly number[] {
  const items = entries.map(({ id, title, nativeTitle = '', clause = '', aliases }) => ({
    id: fold(id),
    title: fold(title),
    nativeTitle: fold(nativeTitle),
    clause: fold(clause),
    aliases: aliases.map(fold),
  }));
  const options = { includeScore: true, shouldSort: false, ignoreLocation: true, threshold: 0.5 };
  const found = new Fuse(items, { ...options, keys: KEYS }).search(phrase);
  const scores = new Map(found.map(({ refIndex, score }) => [refIndex, score ?? 1]));
  return entries.map(({ title, nativeTitle = '' }, at) => {
    const score = scores.get(at);
    if (score === undefined) return 0;
    const isChinese = /[\u0080-\uffff]/.test(phrase);
    const brevity = isChinese ? Math.min(1, phrase.length / Math.max(1, (nativeTitle || title).length)) : 0;
    return 0.9 * (1 - score) + 0.1 * brevity;
  });
}

test.each([
  'personal information',
  'pipl',
  '个保法',
  'security assessment for exports',
  'csl article',
  '数据出境',
  'transfr of data',
  'a',
  'zzzz',
])('%s: names that entries have in common are compared once, and weigh as if each had its own', (phrase) => {
  const likeness = phraseLikeness(phrase, entries);
  const plain = plainLikeness(phrase);
  expect(likeness).toHaveLength(plain.length);
  for (const [at, value] of plain.entries()) expect(likeness[at]).toBeCloseTo(value, 9);
});

test('what holds too few letters of a misspelt phrase is left out, and nothing that fuse.js finds', () => {
  const titles = entries.map(({ title }) => fold(title));
  const letter = fc.constantFrom(...'etaoinxqz 4-');
  const mistakes = fc.array(fc.tuple(fc.nat({ max: 20 }), letter), { maxLength: 12 });
  const phrase = fc
    .tuple(fc.constantFrom(...titles), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), mistakes)
    .map(([title, from, length, wrong]) => {
      const units = [...title.slice(from, from + length)];
      for (const [at, unit] of wrong) if (at < units.length) units[at] = unit;
      return units.join('');
    });
  fc.assert(
    fc.property(phrase, (text) => {
      const plain = plainLikeness(text);
      for (const [at, value] of phraseLikeness(text, entries).entries())
        expect(value).toBeCloseTo(plain[at] ?? 0, 9);
    }),
    { numRuns: randomRuns(40) },
  );
});

test('some phrases are like some entries by their aliases alone', () => {
  expect(Math.max(...phraseLikeness('个保法', entries))).toBeGreaterThan(0.3);
});
