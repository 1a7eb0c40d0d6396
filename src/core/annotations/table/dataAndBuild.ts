import { isFirstOnLine, matchAt } from '../syntax/characters.ts';
import { blockComment, lineComment, longBracketComment } from '../syntax/commentRules.ts';
import { copiedHeredoc, terraformHeredoc } from '../syntax/heredocRules.ts';
import { code, type Language, language } from '../syntax/language.ts';
import { backslashEscape, latexVerbatim, recipeString } from '../syntax/placedRules.ts';
import { docstring, longBracketString } from '../syntax/rawStrings.ts';
import type { Scan } from '../syntax/scan.ts';
import {
  literal,
  quoted,
  quotedLines,
  singleQuoted,
  singleQuotedLines,
  string,
} from '../syntax/stringRules.ts';

const hash = lineComment('#');
const slashes = lineComment('//');
const stars = blockComment('/*', '*/');
/** The address in `url(…)` needs no quotes, and holds `//` more often than not. */
const cssUrl = literal('uU', /url\([^)"'\n\r]*\)?/iy);

const JSONC_FILES =
  '.eslintrc.json .babelrc .babelrc.json .swcrc .jshintrc .jslintrc devcontainer.json api-extractor.json ' +
  'tslint.json turbo.json nx.json language-configuration.json .hintrc deno.json';

/** GraphQL: a short description stands before what it describes; a value on a line of its own has no name after it. */
function describes({ text, at, last }: Scan, [quote]: RegExpExecArray): boolean {
  if (!isFirstOnLine(text, at)) return false;
  return (
    quote === '"""' ||
    (!/[:=[]/.test(text.charAt(last)) && matchAt(SHORT_DESCRIPTION, text, at) !== undefined)
  );
}

const SHORT_DESCRIPTION = /"(?:[^"\\\n\r]|\\.)*"\s{1,99}[A-Za-z_]/y;

export const dataAndBuild: readonly Language[] = [
  language(
    'json',
    { kind: 'none' },
    {
      aliases: 'geojson',
      extensions:
        'json geojson topojson webmanifest map har jsonl ndjson jsonld avsc importmap mcmeta tfstate',
      names: 'composer.lock pipfile.lock .prettierrc',
    },
  ),
  language('jupyter', { kind: 'notebook' }, { extensions: 'ipynb' }),
  code('jsonc', [slashes, stars, quoted], {
    aliases: 'json5 jsonwithcomments hjson',
    extensions:
      'jsonc json5 code-workspace code-snippets code-profile sublime-settings sublime-project hujson',
    names: JSONC_FILES,
    paths: /(?:^|\/)(?:tsconfig|jsconfig)[^/]*\.json$|(?:^|\/)\.vscode\/[^/]*\.json$/,
  }),
  language(
    'yaml',
    { kind: 'yaml' },
    {
      aliases: 'dockercompose github-actions-workflow ansible helm home-assistant azure-pipelines yml',
      extensions: 'yaml yml eyaml sls syntax cff',
      names: '.clang-format .clang-tidy .clangd .gemrc .yamllint',
      line: '#',
    },
  ),
  code(
    'toml',
    [
      hash,
      string('"""', { escape: '\\', multiline: true, greedy: true }),
      string("'''", { multiline: true, greedy: true }),
      quoted,
      string("'"),
    ],
    { extensions: 'toml', names: 'cargo.lock poetry.lock uv.lock pipfile gopkg.lock' },
  ),
  code(
    'ini',
    [lineComment(';', { where: 'after-blank' }), lineComment('#', { where: 'after-blank' }), quoted],
    {
      aliases: 'editorconfig systemd systemd-unit-file conf',
      extensions:
        'ini cfg conf cnf inf service socket timer mount target slice desktop reg editorconfig prefs wslconfig',
      names: '.editorconfig .gitconfig .npmrc .pylintrc .flake8 .coveragerc .hgrc .wgetrc .curlrc',
      line: ';',
    },
  ),
  code('properties', [lineComment('#', { where: 'line-start' }), lineComment('!', { where: 'line-start' })], {
    aliases: 'java-properties',
    extensions: 'properties',
  }),
  code(
    'dotenv',
    [lineComment('#', { where: 'after-blank' }), quotedLines, string("'", { multiline: true })],
    {
      extensions: 'env',
      names: '.env',
      paths: /(?:^|\/)\.env\.[^/]*$/,
    },
  ),
  code('ignore', [lineComment('#', { where: 'line-start' })], {
    aliases: 'gitignore codeowners gitattributes',
    names:
      '.gitignore .gitattributes .gitmodules .dockerignore .npmignore .eslintignore .prettierignore .vscodeignore ' +
      '.regtraceignore .helmignore .gcloudignore .hgignore .mailmap codeowners robots.txt .git-blame-ignore-revs',
  }),
  code('dockerfile', [lineComment('#', { where: 'line-start' }), copiedHeredoc, quoted, singleQuoted], {
    aliases: 'docker containerfile',
    extensions: 'dockerfile containerfile',
    names: 'dockerfile containerfile',
    paths: /(?:^|\/)(?:dockerfile|containerfile)\.[^/]*$/,
  }),
  code('makefile', [backslashEscape, lineComment('#', { continues: true }), recipeString], {
    aliases: 'make',
    extensions: 'mk mak make',
    names: 'makefile gnumakefile bsdmakefile kbuild',
    paths: /(?:^|\/)makefile\.[^/]*$/,
    interpreters: 'make',
  }),
  code('just', [hash, quoted, string("'")], { extensions: 'just', names: 'justfile .justfile' }),
  code('cmake', [longBracketComment('#'), hash, longBracketString, quotedLines], {
    aliases: 'cmake-cache',
    extensions: 'cmake cmake.in',
    names: 'cmakelists.txt',
  }),
  code('meson', [hash, string("'''", { multiline: true }), singleQuoted], {
    names: 'meson.build meson_options.txt meson.options',
  }),
  code('gn', [hash, quoted], { extensions: 'gn gni' }),
  code(
    'terraform',
    [
      hash,
      slashes,
      stars,
      terraformHeredoc,
      string('"', { escape: '\\', plain: ['$${'], code: [{ open: '${', brackets: '{}' }] }),
    ],
    {
      aliases: 'hcl terraform-vars opentofu packer nomad',
      extensions: 'tf tfvars hcl tofu nomad',
    },
  ),
  code(
    'graphql',
    [
      hash,
      // A description stands first on its line, inside of braces as well; a value stands after its name.
      docstring('"', /("""|")/y, describes),
    ],
    { extensions: 'graphql gql graphqls' },
  ),
  code('css', [stars, cssUrl, quoted, singleQuoted], {
    aliases: 'postcss tailwindcss',
    extensions: 'css pcss wxss',
  }),
  code('scss', [slashes, stars, cssUrl, quoted, singleQuoted], {
    aliases: 'less sass stylus',
    extensions: 'scss sass less styl stylus',
  }),
  code('latex', [latexVerbatim, backslashEscape, lineComment('%')], {
    aliases: 'tex latex-expl3 doctex context',
    extensions: 'tex ltx sty cls dtx bbx cbx lbx tikz',
  }),
  code('bibtex', [lineComment('%', { where: 'line-start' })], { extensions: 'bib' }),
  code('nginx', [lineComment('#', { where: 'word-start' }), quotedLines, singleQuotedLines], {
    extensions: 'nginx nginxconf',
    names: 'nginx.conf',
  }),
  code('apacheconf', [lineComment('#', { where: 'line-start' })], {
    names: '.htaccess httpd.conf apache2.conf',
  }),
  code(
    'jsonnet',
    [
      slashes,
      hash,
      stars,
      literal('|', /\|\|\|-?[ \t]*(?=[\r\n])/y, () => ({ close: '|||', multiline: true })),
      quotedLines,
      singleQuotedLines,
    ],
    { extensions: 'jsonnet libsonnet' },
  ),
  code('capnp', [hash, quoted], { aliases: 'capnproto', extensions: 'capnp' }),
  code('rego', [hash, quoted, string('`', { multiline: true })], { aliases: 'opa', extensions: 'rego' }),
  code('promql', [hash, quoted, singleQuoted], { extensions: 'promql' }),
  code('sparql', [lineComment('#', { where: 'after-blank' }), quoted, singleQuoted], {
    aliases: 'turtle',
    extensions: 'rq sparql ttl trig',
  }),
  code('cypher', [slashes, stars, quoted, singleQuoted], { extensions: 'cypher cyp' }),
  code('gnuplot', [hash, quoted, string("'")], { extensions: 'gp gnuplot plt.gp' }),
  code('bitbake', [lineComment('#', { where: 'after-blank' }), quoted], {
    extensions: 'bb bbappend bbclass',
  }),
  code('dts', [slashes, stars, quoted], { aliases: 'devicetree', extensions: 'dts dtsi overlay' }),
  code('qmake', [hash], { extensions: 'pro pri prf' }),
  code('a2l', [slashes, stars, quotedLines], { extensions: 'a2l aml' }),
  code('sysml', [slashes, stars, quoted, singleQuoted], { aliases: 'kerml', extensions: 'sysml kerml' }),
  code('linkerscript', [stars, quoted], { extensions: 'ld lds' }),
  code('kconfig', [lineComment('#', { where: 'after-blank' }), quoted], {
    names: 'kconfig',
    paths: /(?:^|\/)kconfig\.[^/]*$/,
  }),
  code('asn1', [lineComment('--'), blockComment('/*', '*/', { nested: true }), quoted], {
    extensions: 'asn1 asn',
  }),
  code('yang', [slashes, stars, quotedLines, string("'", { multiline: true })], { extensions: 'yang' }),
  code('dbc', [slashes, quotedLines], { extensions: 'dbc' }),
];
