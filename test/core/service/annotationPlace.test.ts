import { describe, expect, test } from 'vitest';
import { annotationPlaceAt } from '../../../src/core/service/annotationPlace.ts';
import { atCursor } from './cursorText.ts';

/** The place of the cursor in a few words: its kind, what was typed, and what is named already. */
function placeOf(path: string, marked: string, tags: readonly string[] = ['@reg']): string {
  const { text, offset } = atCursor(marked);
  const place = annotationPlaceAt({ path, text, offset }, tags);
  if (!place) return 'nothing';
  const typed = `"${text.slice(place.start, offset)}"`;
  switch (place.kind) {
    case 'id':
      return [place.kind, typed, place.verb ?? '-', place.ids.join(' '), place.words.join(' ')]
        .join(' ')
        .trimEnd();
    case 'revision':
      return `revision ${typed} of ${place.id}`;
    case 'words':
      return `words ${typed} ${place.words.join(' ')}`.trimEnd();
    default:
      return `${place.kind} ${typed}`;
  }
}

describe('the tag', () => {
  test.each([
    ['// |', 'nothing'],
    ['// @|', 'tag "@"'],
    ['// @re|', 'tag "@re"'],
    ['// @reg|', 'tag "@reg"'],
    ['// @re|g CN-PIPL-40', 'tag "@re"'],
    ['// me@r|', 'nothing'],
    ['// @@r|', 'nothing'],
    ['// @regs|', 'nothing'],
    ['@r|', 'nothing'],
    ['const a = "@r|";', 'nothing'],
  ])('%s: %s', (marked, expected) => {
    expect(placeOf('a.ts', marked)).toBe(expected);
  });

  test.each([
    ['// @l|', 'tag "@l"'],
    ['// REQ|', 'tag "REQ"'],
    ['// REQ: |', 'id "" -'],
    ['// @reg |', 'nothing'],
  ])('configured tags, %s: %s', (marked, expected) => {
    expect(placeOf('a.ts', marked, ['@law', 'REQ:'])).toBe(expected);
  });
});

describe('what follows the tag', () => {
  test.each([
    ['// @reg |', 'id "" -'],
    ['// @reg   CN|', 'id "CN" -'],
    ['// @reg ver|', 'id "ver" -'],
    ['// @reg verifies|', 'id "verifies" -'],
    ['// @reg verifies |', 'id "" verifies'],
    ['// @reg 人脸|', 'id "人脸" -'],
    ['// @reg face obligations|', 'id "face obligations" -'],
    ['// @reg face |', 'id "face " -'],
    ['// @reg CN-PIPL-40|', 'id "CN-PIPL-40" -'],
    ['// @reg CN-PIPL-|40', 'id "CN-PIPL-" -'],
    ['// @reg CN-PIPL-40 |', 'id "" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40,|', 'id "" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40, |', 'id "" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40、|', 'id "" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40@2, CN-|, CN-CSL-39: note', 'id "CN-" - CN-PIPL-40 CN-CSL-39'],
    ['// @reg |, CN-CSL-39: see EU-GDPR-5', 'id "" - CN-CSL-39'],
    ['// @reg CN-PIPL-40 gd|', 'id "gd" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40, face in video|', 'id "face in video" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40 shard pinned|', 'nothing'],
    ['// @reg CN-PIPL-40: |', 'nothing'],
    ['// @reg CN-PIPL-40：|', 'nothing'],
    ['// @reg CN-PIPL-40: see @reg |', 'nothing'],
    ['// @reg: |', 'nothing'],
    ['// @reg CN-PIPL-40@|', 'revision "" of CN-PIPL-40'],
    ['// @reg CN-PIPL-40@1|', 'revision "1" of CN-PIPL-40'],
    ['// @reg CN-PIPL-40@1 |', 'id "" - CN-PIPL-40'],
    ['// @reg CN-PIPL-40 @reg |', 'id "" -'],
    ['/* @reg A-1 */ // @reg |', 'id "" -'],
    ['/* @reg A-1 */ |', 'nothing'],
    ['/* @reg | */', 'id "" -'],
    ['"// @reg |"', 'nothing'],
    ['x = `\n// @reg |`', 'nothing'],
    ['/**\n * @reg |\n */', 'id "" -'],
    [`// @reg ${'word '.repeat(20)}|`, 'nothing'],
  ])('%s: %s', (marked, expected) => {
    expect(placeOf('a.ts', marked)).toBe(expected);
  });

  test.each([
    ['// @reg exempt |', 'id "" exempt'],
    ['// @reg exempt CN-1 |', 'id "" exempt CN-1 until by'],
    ['// @reg exempt CN-1, |', 'id "" exempt CN-1 until by'],
    ['// @reg exempt CN-1 un|', 'id "un" exempt CN-1 until by'],
    ['// @reg exempt CN-1 until |', 'until ""'],
    ['// @reg exempt CN-1 until 2027|', 'until "2027"'],
    ['// @reg exempt CN-1 until 2027-01-01 |', 'words "" by'],
    ['// @reg exempt CN-1 until 2027-01-01 b|', 'words "b" by'],
    ['// @reg exempt CN-1 by |', 'by ""'],
    ['// @reg exempt CN-1 by team:le|', 'by "team:le"'],
    ['// @reg exempt CN-1 by a@example.com |', 'words "" until'],
    ['// @reg exempt CN-1 by a@example.com until 2027-01-01 |', 'words ""'],
    ['// @reg exempt CN-1 until 2027-01-01: |', 'nothing'],
    ['// @reg exempt CN-1 by dpo: the |', 'nothing'],
    ['// @reg CN-1 until |', 'nothing'],
  ])('exemption, %s: %s', (marked, expected) => {
    expect(placeOf('a.ts', marked)).toBe(expected);
  });
});

describe('comments are what the parser takes for such', () => {
  test.each([
    ['a.py', '# @reg |', 'id "" -'],
    ['a.py', '"""Doc.\n\n@reg |\n"""', 'id "" -'],
    ['a.py', 'x = "@reg |"', 'nothing'],
    ['a.sql', '-- @reg |', 'id "" -'],
    ['a.yaml', 'a: "# @reg |"', 'nothing'],
    ['a.yaml', 'a: 1 # @reg |', 'id "" -'],
    ['a.json', '"@reg |"', 'nothing'],
    ['a.md', 'See @reg |', 'id "" -'],
    ['a.md', '`@reg |`', 'nothing'],
    ['a.md', '```\n@reg |\n```', 'nothing'],
    ['notes.unknown', '@reg |', 'id "" -'],
    ['tool', '#!/bin/sh\n# @reg |', 'id "" -'],
    ['a.ts', '// regtrace:ignore-next-line\n// @reg |', 'nothing'],
    ['a.ts', '// regtrace:ignore-file\n\n// @reg |', 'nothing'],
    ['a.ts', '// @reg A-1\r\n// @reg |\r\n', 'id "" -'],
  ])('%s, %s: %s', (path, marked, expected) => {
    expect(placeOf(path, marked)).toBe(expected);
  });
});
