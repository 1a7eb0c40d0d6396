import { describe, expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { largeSize } from '../randomRuns.ts';

const place = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

describe('ranges', () => {
  test('of every part of an annotation', () => {
    const { value } = parseAnnotations('a.ts', '\n  // @reg verifies CN-1@2, CN-22: why \n', ['@reg']);
    expect(value).toEqual([
      {
        tag: '@reg',
        verb: 'verifies',
        ids: [
          { id: 'CN-1', pinned: 2, range: place(1, 19, 23), fullRange: place(1, 19, 25) },
          { id: 'CN-22', range: place(1, 27, 32), fullRange: place(1, 27, 32) },
        ],
        note: 'why',
        tagRange: place(1, 5, 9),
        range: place(1, 5, 37),
      },
    ]);
  });

  test.each([
    ['// @reg CN-1', 12],
    ['// @reg CN-1 text', 12],
    ['// @reg CN-1:', 12],
    ['// @reg CN-1@2 ', 14],
    ['// @reg exempt CN-1 by legal text', 28],
    ['// @reg exempt CN-1 until 2027-01-01: ', 36],
  ])('%j ends at %d', (text, end) => {
    expect(parseAnnotations('a.ts', text, ['@reg']).value[0]?.range).toEqual(place(0, 3, end));
  });

  test.each([
    ['a byte order mark', '\ufeff// @reg CN-1', 0, 3],
    ['CRLF', 'a;\r\n// @reg CN-1\r\n', 1, 3],
    ['a lone CR', 'a;\r// @reg CN-1\rb;', 1, 3],
    ['tabs', '\t\t// @reg CN-1', 0, 5],
    ['an emoji', 'f("🚗"); // @reg CN-1', 0, 12],
    ['Chinese', 'f("数据"); /* 驻留 @reg CN-1 */', 0, 15],
    ['CRLF in a block', '/*\r\n * @reg CN-1\r\n */', 1, 3],
  ])('after %s', (_, text, line, character) => {
    const { value } = parseAnnotations('a.ts', text, ['@reg']);
    expect(value.map(({ tagRange }) => tagRange.start)).toEqual([{ line, character }]);
  });
});

describe('which language a file is in', () => {
  test.each([
    ['tool', '#!/usr/bin/env python3\ns = "@reg CN-1" # @reg CN-2', ['CN-2']],
    ['tool', '#!/bin/bash\necho "@reg CN-1" # @reg CN-2', ['CN-2']],
    ['tool', '"@reg CN-1"\n# @reg CN-2', ['CN-1', 'CN-2']],
    ['a.m', '\n// ObjC\nx = "@reg CN-1"; // @reg CN-2', ['CN-2']],
    ['a.m', 'x = "@reg CN-1"; % @reg CN-2', ['CN-2']],
    ['a.txt', '"@reg CN-1"', ['CN-1']],
  ])('%s: %j', (path, text, expected) => {
    const { value } = parseAnnotations(path, text, ['@reg']);
    expect(value.flatMap(({ ids }) => ids.map(({ id }) => id))).toEqual(expected);
  });
});

test('much input is read to its end', () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `f(${i}); // @reg CN-${i}: note`);
  const { value, problems } = parseAnnotations('a.ts', lines.join('\n'), ['@reg']);
  expect(problems).toEqual([]);
  expect(value.map(({ tagRange }) => tagRange.start.line)).toEqual(lines.map((_, i) => i));
});

test.each([
  ['a.ts', '`${'],
  ['a.ts', '{('],
  ['a.tsx', '<a>{'],
  ['a.rs', '/*'],
  ['a.kt', '"${'],
  ['a.sh', '"$('],
  ['a.swift', '"\\('],
  ['a.md', '> - '],
  ['a.lisp', '#|'],
])('deep nesting in %s of %s', (path, opener) => {
  const text = `${opener.repeat(30_000)} @reg CN-1`;
  expect(parseAnnotations(path, text, ['@reg']).problems).toEqual([]);
});

test('one line may hold very many problems', () => {
  const many = largeSize(150_000);
  const { value, problems } = parseAnnotations('a.ts', `// @reg CN-1${',CN-1@x'.repeat(many)}`, ['@reg']);
  expect([value[0]?.ids.length, problems.length]).toEqual([many + 1, many]);
});
