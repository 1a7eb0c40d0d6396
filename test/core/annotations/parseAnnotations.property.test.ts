import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commentsIn } from '../../../src/core/annotations/comments.ts';
import { languages } from '../../../src/core/annotations/languages.ts';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { comparePositions, type Range } from '../../../src/core/base/position.ts';
import { LineIndex } from '../../../src/core/base/text.ts';
import { isId } from '../../../src/core/model/id.ts';

const NUM_RUNS = Number(process.env['FUZZ_RUNS'] ?? 300);

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
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 5 }) },
);
const randomText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const source = `#!/usr/bin/env x
/** Doc. @reg CN-1: a */
const s = \`a \${f("b")} c\`; // @reg verifies CN-2@3, CN-4
# @reg exempt CN-5 until 2027-01-01 by x: y
"""@reg CN-6"""
-- @reg CN-7
<!-- @reg CN-8 -->
<script>/* @reg CN-9 */</script>
cat <<EOF
text
