import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerCost } from '../../src/core/answers/answerSize.ts';
import { wireSize } from '../../src/core/index.ts';
import { answer, refusal } from '../../src/mcp/answer.ts';
import { randomRuns } from '../core/randomRuns.ts';

const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', '长', '😀'), maxLength: 300 });

test('the cost of a value is what it adds to an answer', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 10 }), (list) => {
      const empty = wireSize(answer({ list: [] })) - answerCost([]);
      expect(wireSize(answer({ list }))).toBe(empty + answerCost(list));
    }),
    { numRuns: randomRuns(100) },
  );
});

test('a refusal is short', () => {
  expect(wireSize(refusal('x'.repeat(10_000)))).toBeLessThan(1200);
});
