import { describe, expect, test } from 'vitest';
import { commentsIn } from '../../../src/core/annotations/comments.ts';
import { languageById, languageOf, languages } from '../../../src/core/annotations/languages.ts';
import { expectMarked } from './markedText.ts';

/** File, a line comment, a block comment, a doc comment, a string; `▸` stands where a tag is found. */
const rows: readonly (readonly [string, ...string[]])[] = [
  [
    'a.ts',
    'let a = 1; // ▸@reg X-1',
    '/* a\n * ▸@reg X-1\n */',
    '/** ▸@reg X-1 */',
    'const s = "// @reg X-1";',
  ],
  ['a.js', '  // ▸@reg X-1', 'f(/* ▸@reg X-1 */ 1)', '/**\n * ▸@reg X-1\n */', "const s = '/* @reg X-1 */';"],
  [
    'a.jsx',
    '// ▸@reg X-1',
    '<p>{/* ▸@reg X-1 */}</p>',
    '/** ▸@reg X-1 */',
    'const s = <p title="// @reg X-1" />;',
  ],
  [
    'a.py',
    'x = 1  # ▸@reg X-1',
    '"""\n▸@reg X-1\n"""',
    'def f():\n    """Text.\n\n    ▸@reg X-1\n    """',
    's = "# @reg X-1"',
  ],
  ['A.java', 'int a; // ▸@reg X-1', '/* ▸@reg X-1 */', '/**\n * ▸@reg X-1\n */', 'String s = "// @reg X-1";'],
  ['a.kt', '// ▸@reg X-1', '/* /* in */ ▸@reg X-1 */', '/** ▸@reg X-1 */', 'val s = """\n// @reg X-1\n"""'],
  ['a.scala', '// ▸@reg X-1', '/* /* */ ▸@reg X-1 */', '/** ▸@reg X-1 */', 'val s = """// @reg X-1"""'],
  ['a.c', 'int a; // ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', 'char *s = "/* @reg X-1 */";'],
  ['a.cpp', '// ▸@reg X-1', '/*\n  ▸@reg X-1 */', '//! ▸@reg X-1', 'auto s = R"x(\n// @reg X-1\n)x";'],
  [
    'a.cs',
    '// ▸@reg X-1',
    '/* ▸@reg X-1 */',
    '/// <remarks>▸@reg X-1</remarks>',
    'var s = @"\n// @reg X-1";',
  ],
  ['a.go', '// ▸@reg X-1', '/* ▸@reg X-1 */', '// F is\n// ▸@reg X-1', 's := `\n// @reg X-1\n`'],
  ['a.rs', '// ▸@reg X-1', '/* /* */ ▸@reg X-1 */', '//! ▸@reg X-1', 'let s = r#"\n// @reg X-1 " "#;'],
  ['a.swift', '// ▸@reg X-1', '/* /* */ ▸@reg X-1 */', '/// ▸@reg X-1', 'let s = #"// @reg X-1"#'],
  ['a.rb', 'x = 1 # ▸@reg X-1', '=begin\n▸@reg X-1\n=end', '# ▸@reg X-1', 's = "# @reg X-1"'],
  [
    'a.php',
    '<?php\n# ▸@reg X-1',
    '<?php /* ▸@reg X-1 */',
    '<?php\n/**\n * ▸@reg X-1\n */',
    '<?php $s = "// @reg X-1";',
  ],
  ['a.sh', 'ls # ▸@reg X-1', ': # ▸@reg X-1', '#!/bin/sh\n# ▸@reg X-1', "echo '# @reg X-1'"],
  ['a.ps1', '# ▸@reg X-1', '<#\n ▸@reg X-1\n#>', '<# .NOTES\n▸@reg X-1 #>', '$s = "# @reg X-1"'],
  ['a.sql', 'select 1 -- ▸@reg X-1', '/* ▸@reg X-1 */', '-- | ▸@reg X-1', "select 'it''s -- @reg X-1'"],
  ['a.lua', '-- ▸@reg X-1', '--[==[ ]] ▸@reg X-1 ]==]', '--- ▸@reg X-1', 's = [[\n-- @reg X-1\n]]'],
  ['a.hs', 'x = 1 -- ▸@reg X-1', '{- {- -} ▸@reg X-1 -}', '-- | ▸@reg X-1', 's = "-- @reg X-1"'],
  ['a.dart', '// ▸@reg X-1', '/* /* */ ▸@reg X-1 */', '/// ▸@reg X-1', "var s = '''\n// @reg X-1''';"],
  ['a.R', 'x <- 1 # ▸@reg X-1', '# ▸@reg X-1', "#' ▸@reg X-1", 's <- "# @reg X-1"'],
  [
    'a.pl',
    '# ▸@reg X-1',
    '=pod\n\n▸@reg X-1\n\n=cut',
    '=head1 NAME\n\n▸@reg X-1\n\n=cut\n',
    'my $s = "# @reg X-1";',
  ],
  ['a.yaml', 'a: 1 # ▸@reg X-1', '# ▸@reg X-1\na: 1', '{{- /* ▸@reg X-1 */}}', 'a: "b # @reg X-1"'],
  ['a.toml', 'a = 1 # ▸@reg X-1', '# ▸@reg X-1', '#: ▸@reg X-1', 'a = """\n# @reg X-1\n"""'],
  ['a.ini', '; ▸@reg X-1', '# ▸@reg X-1', 'a=1 ; ▸@reg X-1', 'a = "; @reg X-1"'],
  ['Dockerfile', '# ▸@reg X-1', '  # ▸@reg X-1', 'RUN a \\\n# ▸@reg X-1\n && b', 'RUN echo # @reg X-1'],
  ['Makefile', '# ▸@reg X-1', 'A = b # ▸@reg X-1', '## ▸@reg X-1', 'all:\n\techo "# @reg X-1"'],
  ['a.tf', '# ▸@reg X-1', '/* ▸@reg X-1 */', '// ▸@reg X-1', 'a = "# @reg X-1"'],
  ['a.proto', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', 'option a = "// @reg X-1";'],
  ['a.graphql', '# ▸@reg X-1', '"""\n▸@reg X-1\n"""\ntype A', '  """ ▸@reg X-1 """', 'a(b: "# @reg X-1")'],
  [
    'a.html',
    '<!-- ▸@reg X-1 -->',
    '<!--\n▸@reg X-1\n-->',
    '<script>// ▸@reg X-1\n</script>',
    '<p title="<!-- @reg X-1 -->">@reg X-1</p>',
  ],
  [
    'a.xml',
    '<!-- ▸@reg X-1 -->',
    '<a>\n<!--\n ▸@reg X-1 -->',
    '<a/><!--▸@reg X-1-->',
    '<a b="@reg X-1"><![CDATA[<!-- @reg X-1 -->]]></a>',
  ],
  [
    'a.vue',
    '<script setup lang="ts">\n// ▸@reg X-1\n</script>',
    '<style>/* ▸@reg X-1 */</style>',
    '<template><!-- ▸@reg X-1 --></template>',
    '<script>const s = "// @reg X-1"</script>',
  ],
  [
    'a.svelte',
    '<script>\n// ▸@reg X-1\n</script>',
    '<style>a{/* ▸@reg X-1 */}</style>',
    '<!-- ▸@reg X-1 -->',
    '<p>// @reg X-1 {"// @reg X-1"}</p>',
  ],
  [
    'a.css',
    'a { /* ▸@reg X-1 */ }',
    '/*\n▸@reg X-1\n*/',
    '/** ▸@reg X-1 */',
    'a::before { content: "/* @reg X-1 */" }',
  ],
  [
    'a.scss',
    '// ▸@reg X-1',
    '/* ▸@reg X-1 */',
    '/// ▸@reg X-1',
    'a { b: url(http://x/@reg X-1); c: "// @reg X-1" }',
  ],
  [
    'a.tex',
    'a % ▸@reg X-1',
    '\\begin{comment}\n▸@reg X-1\n\\end{comment}',
    '%% ▸@reg X-1',
    '5\\% @reg X-1 \\verb|% @reg X-1|',
  ],
  ['a.lisp', '(a) ; ▸@reg X-1', '#| #| |# ▸@reg X-1 |#', ';;; ▸@reg X-1', '"; @reg X-1\n; @reg X-1"'],
  ['a.clj', '; ▸@reg X-1', ';; ▸@reg X-1', '(a) ;;; ▸@reg X-1', '(str \\" "; @reg X-1" \\;)'],
  ['a.erl', '% ▸@reg X-1', '%% ▸@reg X-1', '%%% ▸@reg X-1', 'S = "% @reg X-1", C = $%.'],
  [
    'a.ex',
    '# ▸@reg X-1',
    '@moduledoc ~S"""\n▸@reg X-1\n"""',
    '@doc """\n▸@reg X-1\n"""',
    's = """\n# @reg X-1\n"""',
  ],
  ['a.adb', 'A; -- ▸@reg X-1', '--  ▸@reg X-1', '--! ▸@reg X-1', 'S := "-- @reg X-1";'],
  ['a.f90', 'a = 1 ! ▸@reg X-1', '!! ▸@reg X-1', '!> ▸@reg X-1', "s = '! @reg X-1'"],
  ['a.f', 'C ▸@reg X-1', '* ▸@reg X-1', '      A = 1 ! ▸@reg X-1', "      S = 'it''s ! @reg X-1'"],
  ['a.v', '// ▸@reg X-1', '/* ▸@reg X-1 */', "wire a = 8'hFF; // ▸@reg X-1", '$display("// @reg X-1");'],
  ['a.vhd', 'a; -- ▸@reg X-1', '/* ▸@reg X-1 */', '--! ▸@reg X-1', 's <= "-- @reg X-1";'],
  ['a.m', '% ▸@reg X-1', '%{\n▸@reg X-1\n%}', '%% ▸@reg X-1', "s = 'it''s % @reg X-1';"],
  ['a.mm', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', 'NSString *s = @"// @reg X-1";'],
  ['a.gradle', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/** ▸@reg X-1 */', "def s = '''\n// @reg X-1\n'''"],
  ['a.zig', '// ▸@reg X-1', '/// ▸@reg X-1', '//! ▸@reg X-1', 'const s =\n  \\\\ // @reg X-1\n;'],
  ['a.nim', '# ▸@reg X-1', '#[ #[ ]# ▸@reg X-1 ]#', '## ▸@reg X-1', 'let s = """\n# @reg X-1"""'],
  ['a.jl', '# ▸@reg X-1', '#= #= =# ▸@reg X-1 =#', '"""\n▸@reg X-1\n"""\nf(x) = x', 's = "# @reg X-1"'],
  ['a.fs', '// ▸@reg X-1', '(* (* *) ▸@reg X-1 *)', '/// ▸@reg X-1', 'let s = """// @reg X-1"""'],
  ['a.ml', '(* ▸@reg X-1 *)', '(* (* *) ▸@reg X-1 *)', '(** ▸@reg X-1 *)', 'let s = {x|(* @reg X-1 *)|x}'],
  [
    'CMakeLists.txt',
    '# ▸@reg X-1',
    '#[=[ ]] ▸@reg X-1 ]=]',
    '#[[ ▸@reg X-1 ]]',
    'set(A "# @reg X-1" [[# @reg X-1]])',
  ],
  ['a.bat', 'REM ▸@reg X-1', ':: ▸@reg X-1', '@rem ▸@reg X-1', 'echo "REM @reg X-1" rem @reg X-1'],
  ['a.nix', '# ▸@reg X-1', '/* ▸@reg X-1 */', '/** ▸@reg X-1 */', "s = ''\n# @reg X-1 ''$ \n'';"],
  ['a.sol', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', 'string s = "// @reg X-1";'],
  ['a.pas', '// ▸@reg X-1', '{ ▸@reg X-1 }', '(* ▸@reg X-1 *)', "s := 'it''s // @reg X-1';"],
  ['a.vb', "' ▸@reg X-1", 'REM ▸@reg X-1', "''' ▸@reg X-1", 's = "\' @reg X-1 "" \' @reg X-1"'],
  ['a.thrift', '// ▸@reg X-1', '/* ▸@reg X-1 */', '# ▸@reg X-1', 'const string S = "// @reg X-1"'],
  ['tsconfig.json', '// ▸@reg X-1', '/* ▸@reg X-1 */', '{ } // ▸@reg X-1', '{ "a": "// @reg X-1" }'],
  ['BUILD.bazel', '# ▸@reg X-1', '"""\n▸@reg X-1\n"""', 'a = 1  # ▸@reg X-1', 'a(name = "# @reg X-1")'],
  ['a.vim', '" ▸@reg X-1', '  " ▸@reg X-1', 'set a " ▸@reg X-1', 'let s = "@reg X-1"'],
  ['a.tcl', '# ▸@reg X-1', 'set a 1 ;# ▸@reg X-1', '## ▸@reg X-1', 'set s "# @reg X-1"'],
  ['a.awk', '# ▸@reg X-1', '{ a } # ▸@reg X-1', '#! awk\n# ▸@reg X-1', '/#@reg X-1/ { s = "# @reg X-1" }'],
  ['a.fish', '# ▸@reg X-1', 'ls # ▸@reg X-1', '## ▸@reg X-1', 'echo "# @reg X-1"'],
  ['a.j2', '{# ▸@reg X-1 #}', '{#\n▸@reg X-1\n#}', '<!-- ▸@reg X-1 -->', '{{ "@reg X-1" }}'],
  ['a.hbs', '{{! ▸@reg X-1 }}', '{{!-- }} ▸@reg X-1 --}}', '<!-- ▸@reg X-1 -->', '{{a "@reg X-1"}}'],
  [
    'a.astro',
    '---\n// ▸@reg X-1\n---',
    '<p>{/* ▸@reg X-1 */}</p>',
    '<!-- ▸@reg X-1 -->',
    '---\nconst s = "// @reg X-1";\n---\n// @reg X-1',
  ],
  [
    'a.cshtml',
    '@* ▸@reg X-1 *@',
    '@{ /* ▸@reg X-1 */ }',
    '@code {\n  // ▸@reg X-1\n}',
    '@{ var s = "// @reg X-1"; }\n// @reg X-1',
  ],
  ['a.erb', '<%# ▸@reg X-1 %>', '<% # ▸@reg X-1\n%>', '<!-- ▸@reg X-1 -->', '<%= "# @reg X-1" %>'],
  ['a.cu', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', 'auto s = "// @reg X-1";'],
  ['a.hlsl', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/// ▸@reg X-1', '#include "// @reg X-1"'],
  ['a.asm', '; ▸@reg X-1', 'mov eax, 1 ; ▸@reg X-1', '# ▸@reg X-1', 'db "; @reg X-1"'],
  ['a.less', '// ▸@reg X-1', '/* ▸@reg X-1 */', '/** ▸@reg X-1 */', '@s: "// @reg X-1";'],
  ['a.d', '// ▸@reg X-1', '/+ /+ +/ ▸@reg X-1 +/', '/** ▸@reg X-1 */', 'auto s = `// @reg X-1`;'],
  ['a.coffee', '# ▸@reg X-1', '###\n▸@reg X-1\n###', '#: ▸@reg X-1', 's = """\n# @reg X-1"""'],
  ['a.properties', '# ▸@reg X-1', '! ▸@reg X-1', '  # ▸@reg X-1', 'a = # @reg X-1'],
  ['nginx.conf', '# ▸@reg X-1', 'a b; # ▸@reg X-1', '## ▸@reg X-1', 'a "# @reg X-1";'],
  ['a.st', '// ▸@reg X-1', '(* ▸@reg X-1 *)', '/* ▸@reg X-1 */', "s := '// @reg X-1';"],
  ['.gitignore', '# ▸@reg X-1', '  # ▸@reg X-1', '## ▸@reg X-1', 'a # @reg X-1'],
  ['a.wat', ';; ▸@reg X-1', '(; (; ;) ▸@reg X-1 ;)', ';;; ▸@reg X-1', '(data ";; @reg X-1")'],
];

const KINDS = ['line comment', 'block comment', 'doc comment', 'string'];

describe('the comments of languages', () => {
  test.each(rows.flatMap(([path, ...texts]) => texts.map((text, i) => ({ path, kind: KINDS[i], text }))))(
    '$path: $kind',
    ({ path, text }) => {
      expectMarked(path, text);
    },
  );

  test('every row of the table is exercised with all four kinds', () => {
    expect(rows.length).toBeGreaterThan(80);
    expect(rows.filter((row) => row.length !== 5)).toEqual([]);
    expect(rows.filter(([path]) => languageOf(path) === undefined)).toEqual([]);
  });

  test('a string does not hide the comment after it', () => {
    for (const [path, line, , , string] of rows) {
      if (line === undefined || string === undefined || NOT_APPENDED.has(path)) continue;
      expectMarked(path, `${string}\n${line}`);
    }
  });
});

/** Here the two texts do not make one file. */
const NOT_APPENDED = new Set(['a.php', 'a.astro']);

describe('the table of languages', () => {
  test('a comment written in any language is found again', () => {
    for (const language of languages) {
      const open = language.line ?? language.block?.[0];
      if (open === undefined) continue;
      const close = language.line === undefined ? (language.block?.[1] ?? '') : '';
      const text = `${language.id === 'php' ? '<?php\n' : ''}${open} @reg X-1 ${close}\n`;
      const found = commentsIn(text, language).map(({ start, end }) => text.slice(start, end));
      expect([language.id, found.join('')]).toEqual([language.id, expect.stringContaining('@reg X-1')]);
    }
  });

  test('no extension, file name or id means two languages', () => {
    for (const key of ['extensions', 'fileNames', 'interpreters'] as const) {
      const all = languages.flatMap((language) => language[key]);
      expect(all.filter((word, i) => all.indexOf(word) !== i)).toEqual([]);
    }
    const ids = languages.flatMap(({ id, aliases }) => [id, ...aliases]);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => languageById(id) === undefined)).toEqual([]);
  });
});
