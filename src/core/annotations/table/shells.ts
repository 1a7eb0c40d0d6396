import { isFirstOnLine } from '../syntax/characters.ts';
import { blockComment, lineComment } from '../syntax/commentRules.ts';
import { shellHeredoc } from '../syntax/heredocRules.ts';
import { code, type Language } from '../syntax/language.ts';
import {
  backslashEscape,
  firstOnLine,
  shellParameter,
  unlessQuiet,
  vimComment,
} from '../syntax/placedRules.ts';
import { regexLiteral } from '../syntax/regexLiterals.ts';
import type { Scan } from '../syntax/scan.ts';
import {
  doubledQuoted,
  literal,
  quoted,
  quotedLines,
  singleQuoted,
  singleQuotedLines,
  string,
} from '../syntax/stringRules.ts';

const hash = lineComment('#');
const shellHash = lineComment('#', { where: 'word-start' });

/** Shells, and the small languages of tools that are called from them. */
export const shells: readonly Language[] = [
  code(
    'shellscript',
    [
      backslashEscape,
      shellHash,
      shellHeredoc,
      literal('$', /\$'/y, () => ({ close: "'", escape: '\\', multiline: true })),
      shellParameter,
      string('"', {
        escape: '\\',
        multiline: true,
        code: [
          { open: '${', brackets: '{}', quiet: true },
          { open: '$(', brackets: '()' },
        ],
      }),
      unlessQuiet(string("'", { multiline: true })),
    ],
    {
      aliases: 'bash sh zsh',
      extensions: 'sh bash zsh ksh bats command ebuild zsh-theme csh tcsh',
      names:
        '.bashrc .bash_profile .bash_aliases .bash_login .bash_logout .profile .zshrc .zshenv .zprofile .zlogin .kshrc ' +
        'pkgbuild apkbuild .envrc',
      interpreters: 'sh bash zsh ksh dash ash bats',
    },
  ),
  code('fish', [backslashEscape, shellHash, quotedLines, singleQuotedLines], {
    extensions: 'fish',
    interpreters: 'fish',
  }),
  code(
    'powershell',
    [
      lineComment('#', { where: 'word-start' }),
      blockComment('<#', '#>'),
      literal('@', /@"(?=[ \t]*[\r\n])/y, () => ({ close: '\n"@', multiline: true })),
      literal('@', /@'(?=[ \t]*[\r\n])/y, () => ({ close: "\n'@", multiline: true })),
      literal('`', /`[\s\S]/y),
      string('"', { escape: '`', doubled: true, multiline: true, code: [{ open: '$(', brackets: '()' }] }),
      string("'", { doubled: true, multiline: true }),
    ],
    { extensions: 'ps1 psm1 psd1', interpreters: 'pwsh powershell' },
  ),
  code('bat', [batchRemark(), lineComment('::', { where: 'line-start' }), quoted], {
    aliases: 'batch dosbatch',
    extensions: 'bat cmd btm',
  }),
  code(
    'tcl',
    [backslashEscape, lineComment('#', { where: 'line-start', continues: true }), commandHash(), quoted],
    {
      extensions: 'tcl tk itcl exp sdc xdc',
      interpreters: 'tclsh wish expect',
    },
  ),
  code('awk', [hash, quoted, regexLiteral(['in', 'return', 'print'])], {
    extensions: 'awk gawk',
    interpreters: 'awk gawk mawk nawk',
  }),
  code('sed', [lineComment('#', { where: 'line-start' })], { extensions: 'sed', interpreters: 'sed' }),
  code('jq', [hash, quoted], { extensions: 'jq', interpreters: 'jq' }),
  code('viml', [vimComment, firstOnLine(hash), unlessQuiet(string("'", { doubled: true }))], {
    aliases: 'vim',
    extensions: 'vim vimrc',
    names: '.vimrc .gvimrc _vimrc vimrc .exrc',
    line: '"',
  }),
  code(
    'autohotkey',
    [
      lineComment(';', { where: 'after-blank' }),
      blockComment('/*', '*/', { where: 'line-start' }),
      doubledQuoted,
    ],
    {
      aliases: 'ahk ahk2',
      extensions: 'ahk ahk2',
    },
  ),
  code('nsis', [hash, lineComment(';'), blockComment('/*', '*/'), quoted, singleQuoted], {
    extensions: 'nsi nsh',
  }),
];

/** Tcl: a `#` opens a comment where a command begins, after a `;` as well. */
function commandHash(): ReturnType<typeof lineComment> {
  const rule = lineComment('#', { continues: true });
  return { ...rule, take: (scan) => scan.text.charAt(scan.last) === ';' && rule.take(scan) };
}

/** Batch: `REM` is a command. */
function batchRemark(): ReturnType<typeof lineComment> {
  const rule = lineComment('rem', { ignoreCase: true, unless: /rem[\w.]/iy, writeAs: 'REM' });
  const begins = (scan: Scan) =>
    isFirstOnLine(scan.text, scan.at) || '@&('.includes(scan.text.charAt(scan.last));
  return { ...rule, take: (scan) => begins(scan) && rule.take(scan) };
}
