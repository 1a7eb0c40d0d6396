import { expect, test } from 'vitest';
import { ListedPaths } from '../../../src/core/service/listedPaths.ts';

test('a list of paths is a set of them as soon as one is asked for', () => {
  const paths = new ListedPaths();
  expect([...paths]).toEqual([]);
  paths.list(['b', 'a']);
  paths.list(['c']);
  expect([[...paths], paths.size]).toEqual([['b', 'a', 'c'], 3]);
  expect([paths.has('a'), paths.has('x')]).toEqual([true, false]);
  paths.add('a');
  paths.add('d');
  paths.delete('b');
  paths.list(['e']);
  expect([[...paths], paths.size]).toEqual([['a', 'c', 'd', 'e'], 4]);
});
