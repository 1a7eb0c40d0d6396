import { inEnglish, type Translate } from '../base/phrase.ts';
import { html, type Markup, type PageStep, steps, textsOf } from './html/markup.ts';
import { pageOf } from './html/page.ts';
import { SCRIPT } from './html/script.ts';
import { styleIn } from './html/style.ts';
import type { TraceReport } from './traceReport.ts';

/** The hashes by which the page's policy knows its own style and script. A test computes them anew. */
export const STYLE_HASH = 'sha256-ijgyfT+mBZy0C0yCJUPi/FLgs50JZYROBoOMMrdIHTk=';
export const SCRIPT_HASH = 'sha256-LF4KWjg+RwxGzIPGdFa3PY8ynckRO7mZv/i7u3KhlNY=';

/**
 * The traceability report as one page that needs nothing else: no network, and no script to be read. A file is in English
 * wherever it was written, as others read it than those who wrote it.
 */
export function reportHtml(report: TraceReport): string {
  return [...reportHtmlTexts(report)].join('');
}

/** The same, text after text, for what writes a page of megabytes without having it whole. */
export function reportHtmlTexts(report: TraceReport): Iterable<string> {
  const page = shell({
    language: 'en',
    title: titleOf(report),
    version: report.facts.version,
    policy: policyOf(`'${STYLE_HASH}'`, `'${SCRIPT_HASH}'`),
    head: { markup: `<style>${styleIn(inEnglish)}</style>` },
    content: pageOf(report),
    scripts: { markup: `<script>${SCRIPT}</script>` },
  });
  return textsOf(page);
}

/** What an editor adds to the page. */
export interface EditorParts {
  /** Tag of the language that `translate` speaks. */
  readonly language: string;
  readonly translate: Translate;
  readonly title: string;
  /** Version of Regtrace. */
  readonly version: string;
  /** Fresh for every page: by it alone the page knows what it may run. */
  readonly nonce: string;
  /** Style sheet behind the page's own. */
  readonly style: string;
  /** Address of the script that fills the page. */
  readonly script: string;
}

/** The same page for an editor, without its content: that comes by {@link reportSteps}, as what is shown may move. */
export function reportShell({ nonce, style, script, translate, ...parts }: EditorParts): string {
  return shell({
    ...parts,
    policy: policyOf(`'nonce-${nonce}'`, `'nonce-${nonce}'`),
    head: html`<style nonce="${nonce}">${{ markup: styleIn(translate) }}</style>
<style nonce="${nonce}">${{ markup: style }}</style>`,
    content: html``,
    scripts: html`<script nonce="${nonce}">${{ markup: SCRIPT }}</script>
<script nonce="${nonce}" src="${script}"></script>`,
  }).markup;
}

/** What comes into the shell, in the order in which it can be put in; the outermost list is that of the element `page`. */
export function reportSteps(report: TraceReport, translate?: Translate): Generator<PageStep> {
  return steps(pageOf(report, translate));
}

interface ShellParts {
  readonly language: string;
  readonly title: string;
  readonly version: string;
  readonly policy: string;
  readonly head: Markup;
  readonly content: Markup;
  readonly scripts: Markup;
}

function shell({ language, title, version, policy, head, content, scripts }: ShellParts): Markup {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Regtrace ${version}">
<title>${title}</title>
${head}
</head>
<body>
<div id="page">${content}</div>
${scripts}
</body>
</html>
`;
}

function policyOf(style: string, script: string): string {
  return `default-src 'none'; style-src ${style}; script-src ${script}; base-uri 'none'; form-action 'none'`;
}

function titleOf({ facts, assessor }: TraceReport): string {
  return `Traceability report: ${facts.workspace}, ${assessor.asOf}`;
}
