import { endOfLine, isFirstOnLine, isWordUnit, matchAt } from './characters.ts';
import type { Rule } from './scan.ts';
import { resumeString } from './stringBody.ts';
import { doubledSingleQuoted, literal, quoted, string } from './stringRules.ts';

/** A backslash takes away the meaning of the next unit (`\%` in LaTeX, `\#` in Shell and Make). */
export const backslashEscape = literal('\\', /\\(?:\r\n|[\s\S])/y);

/** Shell: `${x#y}`, whose `#` opens no comment. */
export const shellParameter: Rule = {
  starts: '$',
  take(scan) {
    if (!scan.startsWith('${') || !scan.enter('{}', { quiet: true })) return false;
    scan.advanceTo(scan.at + 2);
    return true;
  },
};

/** A rule that does not hold inside quiet code: an apostrophe in `"${x:-it's}"` opens no string. */
export function unlessQuiet(rule: Rule): Rule {
  return { ...rule, take: (scan) => !scan.quiet && rule.take(scan) };
}

/** A rule that holds only where nothing but blanks stands before on the line. */
export function firstOnLine(rule: Rule): Rule {
  return { ...rule, take: (scan) => isFirstOnLine(scan.text, scan.at) && rule.take(scan) };
}

/** Ends the language's part of the file where the marker stands (`?>`, `__END__`). */
export function endOfCode(marker: string): Rule {
  return {
    starts: marker.charAt(0),
    take(scan) {
      if (!scan.startsWith(marker)) return false;
      scan.advanceTo(scan.at + marker.length);
      scan.stopped = true;
      return true;
    },
  };
}

/** Perl: after `__END__` only documentation counts. */
export const perlEnd: Rule = {
  starts: '_',
  take(scan) {
    if (matchAt(PERL_END, scan.text, scan.at) === undefined || !isFirstOnLine(scan.text, scan.at))
      return false;
    scan.at = matchAt(POD, scan.text, scan.at)?.index ?? scan.text.length;
    return true;
  },
};

const PERL_END = /__(?:END|DATA)__[ \t]*$/my;
const POD = /^=[a-z]/gm;

/** MATLAB: `'` transposes right after an operand, and else opens a string. */
export const matlabString: Rule = {
  starts: "'",
  take(scan) {
    const before = scan.unitBefore();
    if (isWordUnit(before) || (before > 0 && ")]}'.".includes(String.fromCharCode(before)))) return false;
    return doubledSingleQuoted.take(scan);
  },
};

/** Fortran in fixed form: whatever stands in column 6 carries on the statement, a `!` as well. */
export const fixedFormContinuation: Rule = {
  starts: '!',
  take(scan) {
    if (scan.text.slice(scan.lineStart, scan.at) !== ' '.repeat(5)) return false;
    scan.advanceTo(scan.at + 1);
    return true;
  },
};

/** LaTeX: text that is shown as it stands, `\\verb|…|` and the environments for code. */
export const latexVerbatim: Rule = {
  starts: '\\',
  take(scan) {
    const match = matchAt(LATEX_VERBATIM, scan.text, scan.at);
    if (match === undefined) return false;
    const start = scan.at + match[0].length;
    const name = match[1];
    scan.advanceTo(start);
    if (name === undefined) resumeString(scan, { close: match[2] ?? '' });
    else {
      const close = scan.text.indexOf(`\\end{${name}}`, start);
      const end = close < 0 ? scan.text.length : close;
      if (name === 'comment') scan.comments.push({ start, end });
      scan.advanceTo(end);
    }
    return true;
  },
};

const LATEX_VERBATIM =
  /\\(?:begin\{(verbatim\*?|Verbatim|lstlisting|minted|filecontents\*?|comment)\}|(?:verb\*?|lstinline|mintinline\{\w{0,40}\})([^\sA-Za-z*{]))/y;

/** Vim script: `"` opens a comment where no second one follows on the line, and else a string. */
export const vimComment: Rule = {
  starts: '"',
  line: '"',
  take(scan) {
    const start = scan.at + 1;
    if (isFirstOnLine(scan.text, scan.at)) {
      const end = endOfLine(scan.text, start);
      scan.addComment(start, end, end);
      return true;
    }
    const match = matchAt(VIM_STRING, scan.text, scan.at)?.[0] ?? '"';
    const end = scan.at + match.length;
    if (match.length > 1 && match.endsWith('"')) scan.advanceTo(end);
    else scan.addComment(start, end, end);
    return true;
  },
};

const VIM_STRING = /"[^"\n\r]*"?/y;

/** Makefile: a recipe's line goes to the shell, where quotes hold; elsewhere in a makefile they are plain text. */
export const recipeString: Rule = {
  starts: '"\'',
  take(scan) {
    if (scan.text.charAt(scan.lineStart) !== '\t') return false;
    return (scan.startsWith('"') ? quoted : rawSingleQuoted).take(scan);
  },
};

const rawSingleQuoted = string("'");
