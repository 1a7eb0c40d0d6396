import { blockComment, lineComment } from '../syntax/commentRules.ts';
import { phpHeredoc } from '../syntax/heredocRules.ts';
import { code, type Language, language } from '../syntax/language.ts';
import type { MarkupSyntax } from '../syntax/markup.ts';
import { endOfCode, firstOnLine } from '../syntax/placedRules.ts';
import { ASCIIDOC, MARKDOWN, ORG, type ProseSyntax, RESTRUCTURED_TEXT } from '../syntax/prose.ts';
import { csharpString } from '../syntax/rawStrings.ts';
import { ruleTable } from '../syntax/scan.ts';
import { quotedLines, singleQuoted, singleQuotedLines, string } from '../syntax/stringRules.ts';

const ANGLE = ['<!--', '-->'] as const;
const CDATA = ['<![CDATA[', ']]>'] as const;
const HTML: MarkupSyntax = { comments: [ANGLE], sections: true };

const phpRules = ruleTable([
  endOfCode('?>'),
  lineComment('//', { until: '?>' }),
  lineComment('#', { unless: /#\[/y, until: '?>' }),
  blockComment('/*', '*/'),
  phpHeredoc,
  quotedLines,
  singleQuotedLines,
  string('`', { escape: '\\', multiline: true }),
]);
const razorRules = ruleTable([lineComment('//'), blockComment('/*', '*/'), csharpString, singleQuoted]);

const liquidComment = ['{% comment %}', '{% endcomment %}'] as const;

export const markupAndProse: readonly Language[] = [
  markup('html', HTML, { aliases: 'xhtml', extensions: 'html htm xhtml shtml wxml component.html' }),
  markup(
    'xml',
    { comments: [ANGLE], verbatim: [CDATA] },
    {
      aliases: 'xsl xsd svg dtd',
      extensions:
        'xml xsd xsl xslt svg xaml axaml wsdl plist csproj vbproj fsproj vcxproj props targets nuspec resx storyboard xib ' +
        'rss atom gpx kml pom arxml reqif fxml jelly rdf owl config dtd ui qrc iml launch urdf xacro sdf uml ant tei',
      names: 'app.config web.config packages.config nuget.config',
    },
  ),
  markup('vue', HTML, { aliases: 'vue-html', extensions: 'vue' }),
  markup('svelte', { ...HTML, braces: { jsx: false } }, { extensions: 'svelte' }),
  markup('astro', { ...HTML, braces: { jsx: true }, frontMatter: true }, { extensions: 'astro' }),
  markup(
    'php',
    { ...HTML, code: { open: /<\?(?:php(?=\s|$)|=)/iy, rules: phpRules } },
    {
      extensions: 'php php3 php4 php5 php7 phtml phps',
      interpreters: 'php',
      line: '//',
      block: ['/*', '*/'],
    },
  ),
  markup(
    'blade',
    {
      ...HTML,
      templateComments: [['{{--', '--}}']],
      code: { open: /<\?(?:php(?=\s|$)|=)/iy, rules: phpRules },
    },
    { extensions: 'blade.php', block: ['{{--', '--}}'] },
  ),
  markup(
    'razor',
    {
      ...HTML,
      templateComments: [['@*', '*@']],
      code: { open: /@(?:\{|(?:code|functions)\s{0,99}\{)/y, rules: razorRules, untilBracket: '{}' },
    },
    { aliases: 'aspnetcorerazor cshtml', extensions: 'cshtml razor', block: ['@*', '*@'] },
  ),
  markup(
    'jinja',
    { ...HTML, templateComments: [['{#', '#}'], liquidComment] },
    {
      aliases: 'jinja-html django-html django-txt twig nunjucks tera',
      extensions: 'jinja jinja2 j2 njk nunjucks twig tera',
      block: ['{#', '#}'],
    },
  ),
  markup(
    'liquid',
    { ...HTML, templateComments: [liquidComment, ['{%- comment -%}', '{%- endcomment -%}']] },
    {
      extensions: 'liquid',
      block: liquidComment,
    },
  ),
  markup(
    'handlebars',
    {
      ...HTML,
      templateComments: [
        ['{{!--', '--}}'],
        ['{{~!--', '--~}}'],
        ['{{!', '}}'],
      ],
    },
    {
      aliases: 'mustache glimmer',
      extensions: 'hbs handlebars mustache',
      block: ['{{!--', '--}}'],
    },
  ),
  markup(
    'gotemplate',
    {
      ...HTML,
      templateComments: [
        ['{{/*', '*/}}'],
        ['{{- /*', '*/ -}}'],
        ['{{- /*', '*/}}'],
      ],
    },
    { aliases: 'gohtml gotmpl helm-tpl', extensions: 'gotmpl gohtml tmpl tpl', block: ['{{/*', '*/}}'] },
  ),
  template('erb', 'ruby', ['<%#', '%>'], { aliases: 'html.erb eruby', extensions: 'erb rhtml html.erb' }),
  template('ejs', 'javascript', ['<%#', '%>'], { extensions: 'ejs' }),
  template('eex', 'elixir', ['<%#', '%>'], { aliases: 'html-eex', extensions: 'eex leex html.eex' }),
  template('phoenix-heex', 'elixir', ['<%!--', '--%>'], { aliases: 'heex', extensions: 'heex html.heex' }),
  template('jsp', 'java', ['<%--', '--%>'], { extensions: 'jsp jspf jspx tag gsp aspx ascx asp' }),
  code('pug', [lineComment('//-', { where: 'line-start' }), lineComment('//', { where: 'line-start' })], {
    aliases: 'jade',
    extensions: 'pug jade',
    line: '//-',
  }),
  code('haml', [firstOnLine(lineComment('-#')), firstOnLine(lineComment('/'))], {
    extensions: 'haml',
    line: '-#',
  }),
  code('slim', [firstOnLine(lineComment('/'))], { extensions: 'slim' }),
  prose('markdown', MARKDOWN, {
    aliases: 'mdx quarto rmarkdown prompt instructions chatagent skill',
    extensions: 'md markdown mdx mkd mdown mdwn mdc qmd rmd livemd',
    block: ANGLE,
  }),
  prose('restructuredtext', RESTRUCTURED_TEXT, { aliases: 'rst', extensions: 'rst rest', line: '..' }),
  prose('asciidoc', ASCIIDOC, { aliases: 'adoc', extensions: 'adoc asciidoc asc', line: '//' }),
  prose('org', ORG, { aliases: 'orgmode', extensions: 'org', line: '#' }),
];

type Row = NonNullable<Parameters<typeof language>[2]>;

function markup(id: string, syntax: MarkupSyntax, row: Row): Language {
  return language(id, { kind: 'markup', syntax }, row.block === undefined ? { ...row, block: ANGLE } : row);
}

/** HTML with code between `<%` and `%>`. */
function template(id: string, embedded: string, comment: readonly [string, string], row: Row): Language {
  const syntax: MarkupSyntax = {
    ...HTML,
    templateComments: [comment],
    islands: [{ open: '<%', close: '%>', language: embedded }],
  };
  return markup(id, syntax, { ...row, block: comment });
}

function prose(id: string, syntax: ProseSyntax, row: Row): Language {
  return language(id, { kind: 'prose', syntax }, row);
}
