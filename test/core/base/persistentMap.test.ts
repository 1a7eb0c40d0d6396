import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap, emptyWholeMap, PersistentMap } from '../../../src/core/base/persistentMap.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';

const change = fc.tuple(
  fc.oneof(fc.constantFrom('a', 'b', '__proto__', ''), fc.string()),
  fc.option(fc.nat(), { nil: undefined }),
);

describe('PersistentMap', () => {
  test.each([
    ['', emptyMap<number>()],
    ['kept whole, ', emptyWholeMap<number>()],
  ])('%ssays the same as a Map after any batches of changes', (_, empty) => {
    fc.assert(
      fc.property(fc.array(fc.array(change)), (batches) => {
        const model = new Map<string, number>();
        let map = empty;
        for (const batch of batches) {
          const before = map;
          const entriesBefore = [...before.entries()].sort();
          map = map.edit(batch);
          for (const [key, value] of batch) {
            if (value === undefined) model.delete(key);
            else model.set(key, value);
          }
          expect([...before.entries()].sort()).toEqual(entriesBefore);
        }
        expect(map.size).toBe(model.size);
        expect([...map.entries()].sort()).toEqual([...model.entries()].sort());
        expect([...map.keys()].sort()).toEqual([...model.keys()].sort());
        expect([...map.values()].sort()).toEqual([...model.values()].sort());
        for (const key of model.keys()) expect(map.get(key)).toBe(model.get(key));
      }),
      { numRuns: randomRuns(300) },
    );
  });

  test.each([
    ['of one layout', 0],
    ['of two', 200],
    ['where the earlier one is larger', -200],
  ])('tells each key that differs from another map once: maps %s', (_, more) => {
    const filled = (count: number) =>
      PersistentMap.from(Array.from({ length: count }, (_key, at) => [`k${at}`, at] as const));
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (first, second) => {
        const before = filled(300 + Math.max(0, -more)).edit(first);
        const after = (more === 0 ? before : filled(300 + Math.max(0, more))).edit(second);
        const all = new Set([...before.keys(), ...after.keys()]);
        const differing = [...all].filter((key) => before.get(key) !== after.get(key)).sort();
        expect([...after.changedKeys(before)].sort()).toEqual(differing);
      }),
      { numRuns: randomRuns(300) },
    );
  });

  test('holds many keys and gives every one of them back, also after it grew', () => {
    const half = largeSize(10_000);
    const entries = Array.from({ length: 2 * half }, (_, i) => [`CN-PIPL-${i}`, i] as const);
    let map = PersistentMap.from(entries.slice(0, half));
    for (const [key, value] of entries.slice(half)) map = map.set(key, value);
    expect(map.size).toBe(2 * half);
    expect(entries.every(([key, value]) => map.get(key) === value)).toBe(true);
    const odd = map.edit(entries.filter(([, value]) => value % 2 === 0).map(([key]) => [key, undefined]));
    expect(odd.size).toBe(half);
    expect(odd.has('CN-PIPL-2')).toBe(false);
    expect(odd.has('CN-PIPL-3')).toBe(true);
    expect(map.has('CN-PIPL-2')).toBe(true);
  });

  test('gives itself back where nothing changes', () => {
    const map = PersistentMap.from([['a', 1]]);
    expect(map.set('a', 1)).toBe(map);
    expect(map.delete('b')).toBe(map);
    expect(map.edit([])).toBe(map);
  });

  test('setting keys one by one in a large map does not copy it', () => {
    const size = largeSize(100_000);
    let map = PersistentMap.from(Array.from({ length: size }, (_, i) => [`CN-PIPL-${i}`, i] as const));
    // Copying all of it each time would go on beyond the limit of the test.
    for (let i = 0; i < size / 5; i++) map = map.set(`CN-PIPL-${(i * 97) % size}`, -1);
    expect(map.get('CN-PIPL-97')).toBe(-1);
  });
});
