import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSources, unpackSources } from '../../../src/core/service/packedSources.ts';
import { readSource } from '../../../src/core/service/sourceReader.ts';

const TAGS = ['@reg', '@law'];
const PIECES = fc.constantFrom(
  ...[
    '// ',
    '@reg ',
    '@law ',
    'A-1',
    'B-2@3',
    'C-4@x',
    ', ',
    ' until 2027-02-28',
    ' until 2027-02-30',
    ' by me',
  ],
  ...[
    'exempt ',
    'verifies ',
    'partial ',
    ': note "x"',
    ': 个人',
    '\n',
    '\r\n',
    'x-',
    '/* ',
    ' */',
    'b-1',
    '@0',
  ],
);

test('sources survive being packed', () => {
  let annotated = 0;
  fc.assert(
    fc.property(fc.array(fc.array(PIECES, { maxLength: 25 }), { minLength: 1, maxLength: 4 }), (files) => {
      const paths = files.map((_, index) => `src/file${index}.ts`);
      const found = files.flatMap((pieces, index) => {
        const content = { kind: 'text', text: pieces.join('') } as const;
        return readSource(paths[index] ?? '', content, TAGS) ?? [];
      });
      annotated += found.flatMap(({ file }) => file?.annotations ?? []).length;
      const passed: unknown = JSON.parse(JSON.stringify(packSources(found, paths)));
      expect(unpackSources(Array.isArray(passed) ? passed : [], paths)).toEqual(found);
    }),
    { numRuns: 1000 },
  );
  expect(annotated).toBeGreaterThan(500);
});

test('and so do reasons why a file was not read', () => {
  const found = [{ path: 'b', unread: 'The file is binary.' }];
  expect(unpackSources(packSources(found, ['a', 'b']), ['a', 'b'])).toEqual(found);
});
