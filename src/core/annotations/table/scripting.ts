import { blockComment, lineComment, linesComment, longBracketComment } from '../syntax/commentRules.ts';
import { perlHeredoc, rubyHeredoc } from '../syntax/heredocRules.ts';
import { code, type Language, language } from '../syntax/language.ts';
import { backslashEscape, endOfCode, firstOnLine, matlabString, perlEnd } from '../syntax/placedRules.ts';
import { elixirSigil, followsElixirDoc, perlQuote, rubyPercent } from '../syntax/quoteOperators.ts';
import { docstring, isStatement, longBracketString, rRawString } from '../syntax/rawStrings.ts';
import { regexLiteral } from '../syntax/regexLiterals.ts';
import type { Scan } from '../syntax/scan.ts';
import {
  detachedLiteral,
  doubledQuoted,
  doubledSingleQuoted,
  literal,
  quoted,
  quotedLines,
  singleQuoted,
  singleQuotedLines,
  string,
} from '../syntax/stringRules.ts';

const hash = lineComment('#');
const hashCode = { code: [{ open: '#{', brackets: '{}' }] };

/** A docstring is a string in three quotes that is a statement, or one in single quotes right at a body's start. */
const pythonString = docstring('"\'rRbBuUfFtT', /[rRbBuUfFtT]{0,2}("""|'''|"|')/y, isPythonDoc);

function isPythonDoc(scan: Scan, match: RegExpExecArray): boolean {
  if (/[bft]/i.test(match[0]) || scan.depth > 0) return false;
  const before = scan.text.charAt(scan.last);
  if (isStatement(scan)) return match[1]?.length === 3 || scan.last < 0 || before === ':';
  return (
    before === ':' && DEFINITION.test(scan.text.slice(scan.lineStart, Math.min(scan.at, scan.lineStart + 20)))
  );
}

const DEFINITION = /^\s*(?:async\s+def|def|class)\s/;

const rubyWords =
  'if unless while until and or not when then do return in elsif else case puts match split grep scan'.split(
    ' ',
  );

export const scripting: readonly Language[] = [
  language(
    'javascript',
    { kind: 'script', jsx: true },
    {
      aliases: 'javascriptreact jsx',
      extensions: 'js jsx mjs cjs es6 jsm wxs gs',
      interpreters: 'node nodejs deno bun',
      line: '//',
      block: ['/*', '*/'],
    },
  ),
  language(
    'typescript',
    { kind: 'script', jsx: false },
    {
      extensions: 'ts mts cts ets',
      interpreters: 'ts-node tsx',
      line: '//',
      block: ['/*', '*/'],
    },
  ),
  language(
    'typescriptreact',
    { kind: 'script', jsx: true },
    {
      extensions: 'tsx',
      line: '//',
      block: ['/*', '*/'],
    },
  ),
  code('python', [hash, pythonString], {
    aliases: 'starlark bazel cython mojo snakemake pip-requirements',
    extensions: 'py pyi pyw pyx pxd bzl star bazel mojo smk gyp gypi vy',
    names:
      'build workspace buck sconstruct sconscript snakefile wscript tiltfile requirements.txt constraints.txt',
    interpreters: 'python pypy',
  }),
  code(
    'gdscript',
    [hash, docstring('"\'', /("""|'''|"|')/y, (scan, match) => match[0].length === 3 && isStatement(scan))],
    {
      extensions: 'gd',
    },
  ),
  code(
    'ruby',
    [
      hash,
      linesComment('=', /=begin\b/y, /^=end\b/gm),
      endOfCodeLine('__END__'),
      rubyHeredoc,
      detachedLiteral('?', /\?(?:\\.|[#"'`/])(?!\w)/y),
      literal('$', /\$[^\w\s]/y),
      string('"', { escape: '\\', multiline: true, ...hashCode }),
      singleQuotedLines,
      string('`', { escape: '\\', multiline: true, ...hashCode }),
      rubyPercent,
      regexLiteral(rubyWords, { command: true }),
    ],
    {
      aliases: 'crystal',
      extensions: 'rb rake gemspec ru rbw podspec jbuilder thor cr rbi rbs',
      names:
        'gemfile rakefile guardfile capfile podfile vagrantfile fastfile brewfile dangerfile berksfile appfile',
      interpreters: 'ruby jruby rake crystal',
    },
  ),
  code(
    'perl',
    [
      hash,
      linesComment('=', /=[a-z]\w*/y, /^=cut\b/gm),
      perlEnd,
      perlHeredoc,
      literal('$', /\$#?[{$]?\w*|\$[^\w\s]/y),
      perlQuote,
      quotedLines,
      singleQuotedLines,
      string('`', { escape: '\\', multiline: true }),
      regexLiteral('if unless while until and or not return split grep map x join push when'.split(' ')),
    ],
    {
      aliases: 'perl6 raku',
      extensions: 'pl pm t pod psgi raku rakumod pl6 pm6',
      interpreters: 'perl raku',
      line: '#',
    },
  ),
  code(
    'lua',
    [
      longBracketComment('--'),
      lineComment('--'),
      longBracketString,
      string('"', { escape: '\\' }),
      singleQuoted,
    ],
    { aliases: 'luau', extensions: 'lua luau rockspec', interpreters: 'lua luajit texlua' },
  ),
  code('r', [hash, rRawString, quotedLines, singleQuotedLines, string('`')], {
    aliases: 'rmd',
    extensions: 'r rprofile',
    names: '.rprofile',
    interpreters: 'rscript',
  }),
  code(
    'julia',
    [
      blockComment('#=', '=#', { nested: true }),
      hash,
      docstring('"', /("""|")/y, (scan, match) => match[0].length === 3 && isStatement(scan), {
        multiline: true,
        code: [{ open: '$(', brackets: '()' }],
      }),
      detachedLiteral("'", /'(?:\\[^\n\r]{1,10}?|[^'\\\n\r])'/uy),
      string('`', { escape: '\\', multiline: true }),
    ],
    { extensions: 'jl', interpreters: 'julia', line: '#' },
  ),
  code(
    'elixir',
    [
      hash,
      elixirSigil,
      detachedLiteral('?', /\?(?:\\.|[#"'])/y),
      docstring('"', /("""|")/y, (scan) => followsElixirDoc(scan), { multiline: true, ...hashCode }),
      string("'''", { escape: '\\', multiline: true, ...hashCode }),
      singleQuotedLines,
    ],
    { extensions: 'ex exs', interpreters: 'elixir' },
  ),
  code(
    'nim',
    [
      blockComment('##[', ']##', { nested: true }),
      blockComment('#[', ']#', { nested: true }),
      hash,
      literal('rR', /[rR]"(?!"")/y, () => ({ close: '"', doubled: true })),
      string('"""', { multiline: true, greedy: true }),
      quoted,
      detachedLiteral("'", /'(?:\\[^\n\r]{1,10}?|[^'\\\n\r])'/uy),
    ],
    { extensions: 'nim nims nimble', line: '#' },
  ),
  code(
    'coffeescript',
    [
      blockComment('###', '###'),
      hash,
      string('"""', { escape: '\\', multiline: true, ...hashCode }),
      string("'''", { escape: '\\', multiline: true }),
      string('"', { escape: '\\', multiline: true, ...hashCode }),
      singleQuotedLines,
      regexLiteral(['return', 'if', 'unless', 'and', 'or', 'not', 'when', 'in', 'of']),
    ],
    { extensions: 'coffee litcoffee cson', interpreters: 'coffee', line: '#' },
  ),
  code(
    'matlab',
    [
      linesComment('%#', /[%#]\{(?=[ \t]*[\r\n])/y, /^[ \t]*[%#](?:(\{)|\})[ \t]*$/gm),
      lineComment('%'),
      lineComment('#', { where: 'line-start' }),
      lineComment('...'),
      matlabString,
      doubledQuoted,
    ],
    { aliases: 'octave', extensions: 'mlx matlab oct', interpreters: 'octave', line: '%' },
  ),
  code('applescript', [lineComment('--'), hash, blockComment('(*', '*)', { nested: true }), quotedLines], {
    extensions: 'applescript scpt',
    interpreters: 'osascript',
    line: '--',
  }),
  code('robotframework', [backslashEscape, lineComment('#', { where: 'after-blank' })], {
    extensions: 'robot resource',
  }),
  code('feature', [lineComment('#', { where: 'line-start' }), string('"""', { multiline: true })], {
    aliases: 'gherkin cucumber',
    extensions: 'feature',
  }),
  code('puppet', [hash, quotedLines, singleQuotedLines], { extensions: 'pp' }),
  code(
    'vb',
    [lineComment("'"), lineComment('rem', { ignoreCase: true, unless: /rem[\w.]/iy }), doubledQuoted],
    { aliases: 'vbscript vba visualbasic', extensions: 'vb vbs bas vba frm vbhtml', line: "'" },
  ),
  code('postscript', [lineComment('%')], { extensions: 'ps eps' }),
  code(
    'cobol',
    [lineComment('*>'), lineComment('*', { where: 'line-start' }), doubledQuoted, doubledSingleQuoted],
    {
      extensions: 'cob cbl cpy cobol',
      line: '*>',
    },
  ),
];

function endOfCodeLine(marker: string): ReturnType<typeof endOfCode> {
  return firstOnLine(endOfCode(marker));
}
