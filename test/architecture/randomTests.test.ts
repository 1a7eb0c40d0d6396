import { expect, test } from 'vitest';
import { sourcesIn } from './sources.ts';

test('every random test takes its number of cases from test/core/randomRuns.ts', () => {
  const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const random = sourcesIn('test').filter(({ text }) => /\bfc\.(assert|check)\(/.test(text));
  expect(random.length).toBeGreaterThan(30);
  const own = random.filter(
    ({ text }) =>
      /numRuns: (?!runs\b|randomRuns\()/.test(text) ||
      count(text, /\bfc\.(assert|check)\(/g) !== count(text, /\{ numRuns\b/g),
  );
  expect(own.map(({ path }) => path)).toEqual([]);
});
