// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the fixtures are source texts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentsIn } from '../../../src/core/annotations/comments.ts';
import { languages } from '../../../src/core/annotations/languages.ts';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { comparePositions, type Range } from '../../../src/core/base/position.ts';
import { LineIndex } from '../../../src/core/base/text.ts';
import { isId } from '../../../src/core/model/id.ts';
import { anyText } from '../anyText.ts';
import { randomRuns } from '../randomRuns.ts';

const numRuns = randomRuns(300);

/** Pieces that mean something in one language or another, so that random texts go deep. */
const PIECES =
  '// /* */ /** # #[ ]# #= =# ## """ \'\'\' " \' ` ${ #{ $( } { ( ) [ ] \\ -- --[[ ]] {- -} (* *) <# #> #| |# <!-- --> ' +
  '<a > </a> <script> </script> <style> </style> <?php ?> <% %> {# #} {{! }} {{!-- --}} =begin =end =pod =cut __END__ ' +
  '<<EOF <<-EOF <<~EOF <<<EOF EOF r#" "# R"x( )x" @" $" """" ~r/ ~S""" @doc %w[ s{ m# q( / * - | > : ; , . = + ! ? % ' +
  '\\verb| \\begin{verbatim} \\end{verbatim} ``` ~~~ --- |- a: key x y1 return if é 数据 🚗 \ud800 @reg CN-1 CN-PIPL-40@2 @2 ' +
  'exempt until 2027-01-01 by legal verifies regtrace:ignore-start regtrace:ignore-end regtrace:ignore-next-line note';

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES.split(' ')) },
  { weight: 3, arbitrary: fc.constantFrom(' ', ' ', '\n', '\r\n', '\r', '\t', '\u3000', '\ufeff', '\n\n') },
  { weight: 2, arbitrary: fc.constant(' @reg CN-1: x') },
  { weight: 1, arbitrary: anyText({ maxLength: 5 }) },
);
const randomText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const SOURCE = [
  '#!/usr/bin/env x',
  '/** Doc. @reg CN-1: a */',
  'const s = `a ${f("b")} c`; // @reg verifies CN-2@3, CN-4',
  '# @reg exempt CN-5 until 2027-01-01 by x: y',
  '"""@reg CN-6"""',
  '-- @reg CN-7',
  '<!-- @reg CN-8 -->',
  '<script>/* @reg CN-9 */</script>',
  'cat <<EOF',
  'text',
  'EOF',
].join('\n');

/** A text that makes sense, cut and filled with random pieces. */
const mutatedText = fc
  .array(fc.tuple(fc.nat(SOURCE.length), fc.nat(20), piece), { maxLength: 8 })
  .map((edits) =>
    edits.reduce(
      (text, [at, length, inserted]) => text.slice(0, at) + inserted + text.slice(at + length),
      SOURCE,
    ),
  );

const text = fc.oneof(randomText, mutatedText);
const language = fc.constantFrom(...languages);
const path = language.map(({ extensions, fileNames }) => fileNames[0] ?? `a.${extensions[0] ?? 'unknown'}`);

test('comments lie in the text, in order, and do not overlap', () => {
  fc.assert(
    fc.property(text, language, (input, known) => {
      let before = 0;
      for (const { start, end } of commentsIn(input, known)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(input.length);
        before = end;
      }
    }),
    { numRuns },
  );
});

// @reg REGTRACE-2
test('annotations and problems lie in the text, in order, and cover what they say', () => {
  fc.assert(
    fc.property(text, fc.oneof(path, fc.constant('a.unknown')), (input, file) => {
      const shown = input.startsWith('\ufeff') ? input.slice(1) : input;
      const index = new LineIndex(shown);
      const covered = ({ start, end }: Range) => shown.slice(index.offsetAt(start), index.offsetAt(end));
      const { value, problems } = parseAnnotations(file, input, ['@reg']);
      for (const { tag, ids, tagRange, range } of value) {
        expect(covered(tagRange)).toBe(tag);
        expect(range.start).toEqual(tagRange.start);
        expect(range.end.line).toBe(range.start.line);
        expect(ids.length).toBeGreaterThan(0);
        let before = tagRange.end;
        for (const { id, range: idRange, fullRange } of ids) {
          expect(isId(id)).toBe(true);
          expect(covered(idRange)).toBe(id);
          expect(covered(fullRange).startsWith(id)).toBe(true);
          expect(comparePositions(idRange.start, before)).toBeGreaterThan(0);
          expect(comparePositions(fullRange.end, range.end)).toBeLessThanOrEqual(0);
          before = fullRange.end;
        }
      }
      for (const ranges of [value.map(({ range }) => range), problems.map(({ range }) => range)]) {
        for (const [i, range] of ranges.entries()) {
          expect(covered(range)).not.toBe('');
          const next = ranges[i + 1];
          if (next !== undefined) expect(comparePositions(range.start, next.start)).toBeLessThan(0);
        }
      }
      expect(problems.every(({ code }) => code === 'malformed-annotation')).toBe(true);
    }),
    { numRuns },
  );
});

test('comments up to an offset are those that begin there when all are read', () => {
  fc.assert(
    fc.property(text, language, fc.nat(), (input, known, anywhere) => {
      const until = anywhere % (input.length + 1);
      const upTo = (list: ReturnType<typeof commentsIn>) => list.filter(({ start }) => start <= until);
      expect(upTo(commentsIn(input, known, until))).toEqual(upTo(commentsIn(input, known)));
    }),
    { numRuns },
  );
});
