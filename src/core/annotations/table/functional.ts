import { blockComment, lineComment } from '../syntax/commentRules.ts';
import { code, type Language } from '../syntax/language.ts';
import { fixedFormContinuation } from '../syntax/placedRules.ts';
import { nixIndentedString, ocamlQuotedString, sqlDollarQuote } from '../syntax/rawStrings.ts';
import {
  characterLiteral,
  detachedLiteral,
  doubledQuoted,
  doubledSingleQuoted,
  literal,
  quoted,
  quotedLines,
  string,
} from '../syntax/stringRules.ts';

const dashes = lineComment('--');
const semicolon = lineComment(';');
const curly = blockComment('{-', '-}', { nested: true });
const parenthesised = blockComment('(*', '*)', { nested: true });
/** `-->` and `|--` are operators in Haskell; `--|` and `--@` are not worth being strict about. */
const haskellDashes = lineComment('--', { unless: /-{2,}[!#$%&*+./<=>?\\^~:]/y });
const operatorBefore = literal('!#$%&*+./<=>?\\^~:|', /[!#$%&*+./<=>?\\^~:|]+(?:-{2,})?/y);
const lispSyntax = [
  semicolon,
  blockComment('#|', '|#', { nested: true }),
  literal('#', /#\\(?:\w+|[\s\S])/y),
  quotedLines,
];

/** A string goes on in the next line after an `&`. */
const carriedOn = { doubled: true, plain: ['&\n', '&\r'] };
const fortranStrings = [string('"', carriedOn), string("'", carriedOn)];

export const functional: readonly Language[] = [
  code('haskell', [haskellDashes, curly, operatorBefore, quoted, characterLiteral], {
    aliases: 'purescript elm idris agda cabal',
    extensions: 'hs hs-boot hsc purs elm idr agda cabal curry',
    interpreters: 'runhaskell runghc stack',
  }),
  code('ocaml', [parenthesised, ocamlQuotedString, quotedLines, characterLiteral], {
    aliases: 'ocaml.interface sml standard-ml ml',
    extensions: 'ml mli mll mly sml sig fun',
    interpreters: 'ocaml',
  }),
  code('coq', [parenthesised, doubledQuoted], { aliases: 'rocq', extensions: 'coq' }),
  code(
    'fsharp',
    [
      lineComment('//'),
      blockComment('(*', '*)', { nested: true, unless: /\(\*\)/y }),
      string('"""', { multiline: true }),
      literal('@$', /(?:@\$?|\$@)"/y, () => ({ close: '"', doubled: true, multiline: true })),
      quotedLines,
      characterLiteral,
    ],
    { extensions: 'fs fsi fsx fsscript', interpreters: 'fsharpi' },
  ),
  code('lean4', [dashes, blockComment('/-', '-/', { nested: true }), quotedLines, characterLiteral], {
    aliases: 'lean',
    extensions: 'lean',
  }),
  code(
    'erlang',
    [
      lineComment('%'),
      literal('$', /\$(?:\\.|[^\s])/y),
      string('"""', { multiline: true }),
      quotedLines,
      string("'", { escape: '\\' }),
    ],
    { extensions: 'erl hrl escript xrl yrl app.src', names: 'rebar.config', interpreters: 'escript' },
  ),
  code(
    'prolog',
    [
      lineComment('%'),
      blockComment('/*', '*/'),
      literal('0', /0'(?:\\.|''|[^\s])/y),
      quoted,
      string("'", { escape: '\\', doubled: true }),
    ],
    { extensions: 'prolog', interpreters: 'swipl' },
  ),
  code('lisp', [...lispSyntax, string('|', { escape: '\\' })], {
    aliases: 'commonlisp scheme racket fennel hy',
    extensions: 'lisp lsp asd scm ss sld rkt fnl hy sexp dune',
    names: 'dune dune-project',
    interpreters: 'sbcl guile racket csi clisp',
  }),
  code('emacs-lisp', [semicolon, detachedLiteral('?', /\?(?:\\(?:[ACHMSs]-\\?)*)?[^\s]/uy), quotedLines], {
    aliases: 'elisp emacslisp',
    extensions: 'el',
    names: '.emacs',
    interpreters: 'emacs',
  }),
  code('clojure', [semicolon, literal('\\', /\\(?:\w+|[\s\S])/y), quotedLines], {
    aliases: 'clojurescript',
    extensions: 'clj cljs cljc edn cljd',
    interpreters: 'bb clojure',
  }),
  code(
    'nix',
    [
      lineComment('#'),
      blockComment('/*', '*/'),
      nixIndentedString,
      string('"', { escape: '\\', multiline: true, code: [{ open: '${', brackets: '{}' }] }),
    ],
    { extensions: 'nix' },
  ),
  code('dhall', [dashes, curly, string("''", { multiline: true, plain: ["'''", "''${"] }), quoted], {
    extensions: 'dhall',
  }),
  code('ada', [dashes, doubledQuoted, detachedLiteral("'", /'[^\n\r]'/uy)], {
    extensions: 'adb ads ada gpr',
  }),
  code('vhdl', [dashes, blockComment('/*', '*/'), doubledQuoted, detachedLiteral("'", /'[^\n\r]'/uy)], {
    extensions: 'vhd vhdl',
  }),
  code('pascal', [lineComment('//'), blockComment('{', '}'), blockComment('(*', '*)'), doubledSingleQuoted], {
    aliases: 'objectpascal delphi',
    extensions: 'pas dpr dpk lpr pp.pas',
    block: ['{', '}'],
  }),
  code('st', [lineComment('//'), parenthesised, blockComment('/*', '*/'), doubledSingleQuoted], {
    aliases: 'iecst structured-text',
    extensions: 'st scl',
  }),
  code('modula2', [parenthesised, quoted, string("'")], {
    aliases: 'oberon modula3',
    extensions: 'm2 m3 i3 ob2',
  }),
  code('wolfram', [parenthesised, quotedLines], { aliases: 'mathematica', extensions: 'wl wls nb mma' }),
  code('eiffel', [dashes, quoted], { extensions: 'e' }),
  code('fortran', [lineComment('!'), ...fortranStrings], {
    aliases: 'fortran-modern fortranfreeform fortran-free-form',
    extensions: 'f90 f95 f03 f08 f15 f18',
  }),
  code(
    'fortran_fixed-form',
    [
      lineComment('c', { where: 'first-column', ignoreCase: true, writeAs: 'C' }),
      lineComment('*', { where: 'first-column' }),
      fixedFormContinuation,
      lineComment('!'),
      doubledQuoted,
      doubledSingleQuoted,
    ],
    { aliases: 'fortranfixedform', extensions: 'f for f77 ftn' },
  ),
  code(
    'sql',
    [
      dashes,
      blockComment('/*', '*/'),
      lineComment('#', { where: 'line-start', unless: /#[^\s]/y }),
      literal('eE', /[eE]'/y, () => ({ close: "'", escape: '\\', doubled: true, multiline: true })),
      string("'", { doubled: true, multiline: true }),
      string('"', { doubled: true }),
      string('`'),
      sqlDollarQuote,
    ],
    {
      aliases: 'plsql pgsql mysql tsql mssql snowflake-sql sql-bigquery jinja-sql hql',
      extensions: 'sql psql pgsql plsql pls pks pkb ddl dml hql tsql cql mysql bq',
    },
  ),
  code(
    'asm',
    [
      lineComment(';'),
      lineComment('//'),
      blockComment('/*', '*/'),
      lineComment('#', { where: 'after-blank', unless: /#[\w$-]/y }),
      lineComment('@', { where: 'after-blank', unless: /@\S/y }),
      quoted,
      characterLiteral,
    ],
    {
      aliases: 'asm-intel-x86-generic arm nasm masm gas asm-collection assembly',
      extensions: 's asm nasm a51 masm',
    },
  ),
  code('llvm', [semicolon, quotedLines], { extensions: 'll' }),
  code('wat', [lineComment(';;'), blockComment('(;', ';)', { nested: true }), quoted], {
    extensions: 'wat wast',
  }),
  code(
    'forth',
    [
      lineComment('\\', { where: 'after-blank', unless: /\\\S/y }),
      blockComment('( ', ')', { where: 'after-blank' }),
    ],
    { extensions: 'fth 4th forth' },
  ),
];
