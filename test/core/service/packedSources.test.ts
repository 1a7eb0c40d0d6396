import fc from 'fast-check';
import { expect, test } from 'vitest';
import { say } from '../../../src/core/base/phrase.ts';
import { packSources, unpackSources } from '../../../src/core/service/packedSources.ts';
import { readSource } from '../../../src/core/service/sourceReader.ts';
import { randomRuns } from '../randomRuns.ts';

const TAGS = ['@reg', '@law'];
const ID = fc.constantFrom('A-1', 'B-2@3', 'C-4@x', 'D-5.1.a', 'b-1', 'E-0@0', 'x');
const ANNOTATION = fc
  .tuple(
    fc.constantFrom('// @reg ', '  /* @law ', 'code(); // @reg ', '@reg '),
    fc.constantFrom('', '', 'exempt ', 'verifies ', 'partial ', 'nonsense '),
    fc.array(ID, { maxLength: 3 }),
    fc.constantFrom('', ' until 2027-02-28', ' by me', ' until 2027-02-28 by me', ' until 2027-02-30'),
    fc.constantFrom('', ': note "x"', ': 个人', ' */', ':'),
    fc.constantFrom('\n', '\r\n', '\n\n', ''),
  )
  .map(([start, verb, ids, ...rest]) => [start, verb, ids.join(', '), ...rest].join(''));

test('sources survive being packed', () => {
  const runs = randomRuns(1000);
  let annotated = 0;
  fc.assert(
    fc.property(fc.array(fc.array(ANNOTATION, { maxLength: 5 }), { minLength: 1, maxLength: 3 }), (files) => {
      const paths = files.map((_, index) => `src/file${index}.ts`);
      const found = files.flatMap((pieces, index) => {
        const content = { kind: 'text', text: pieces.join('') } as const;
        return readSource(paths[index] ?? '', content, TAGS) ?? [];
      });
      annotated += found.flatMap(({ file }) => file?.annotations ?? []).length;
      const passed: unknown = JSON.parse(JSON.stringify(packSources(found, paths)));
      expect(unpackSources(Array.isArray(passed) ? passed : [], paths)).toEqual(found);
    }),
    { numRuns: runs },
  );
  expect(annotated).toBeGreaterThan(runs / 2);
});

test('and so do reasons why a file was not read', () => {
  const found = [{ path: 'b', unread: say('The file {0} is binary.', 'b') }];
  expect(unpackSources(packSources(found, ['a', 'b']), ['a', 'b'])).toEqual(found);
});
