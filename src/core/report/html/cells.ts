import { type Phrase, phrase, worded } from '../../base/phrase.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { modalityWords, stateWords, timeWords } from '../../service/words.ts';
import type { State } from '../../trace/states.ts';
import { FROM_ROOT, placeHref } from '../placeHref.ts';
import type { ReportRow } from '../reportRows.ts';
import { faultWords } from '../reportWords.ts';
import { html, joined, type Markup, words } from './markup.ts';
import type { PageReport } from './pageReport.ts';

/** A state by its word; the shape before it, and its colour, only repeat it. */
export function stateBadge(state: State, { translate }: PageReport): Markup {
  return html`<span class="state ${state}">${stateWords(state, translate)}</span>`;
}

/** An obligation's id and titles, with what it is. `link` is where the id leads. */
export function obligationCell(
  { obligation, instrument }: ReportRow,
  link: Markup,
  { say, translate }: PageReport,
): Markup {
  const facts = [
    html`<span class="${obligation.modality}">${modalityWords(obligation.modality, translate)}</span>`,
    ...(obligation.clause === undefined ? [] : [words(obligation.clause, 80)]),
    ...(obligation.revision > 1 ? [html`<bdi>${say('revision {0}', obligation.revision)}</bdi>`] : []),
    ...(obligation.confidence === 'unconfirmed'
      ? [html`<span class="unconfirmed">${say('unconfirmed')}</span>`]
      : []),
  ];
  const native = obligation.nativeTitle;
  return html`<span class="id">${link}</span> <span class="title">${words(obligation.title)}</span>${
    native === undefined
      ? undefined
      : html`<span class="native"${languageOf(native, instrument?.jurisdiction)}>${words(native)}</span>`
  }<span class="facts">${joined(facts, ' · ')}</span>`;
}

/** The id as a link to its row in the matrix. */
export function toMatrix({ id }: Obligation): Markup {
  return html`<a href="#${rowId(id)}">${id}</a>`;
}

export function rowId(id: string): string {
  return `o-${id}`;
}

/** When the duty binds, seen from the report's day. */
export function timeCell(
  { obligation, instrument }: ReportRow,
  { assessor, translate }: PageReport,
): Markup | undefined {
  const text = timeWords(obligation, instrument, assessor.asOf, translate);
  return text === '' ? undefined : html`<span class="time">${dated(text)}</span>`;
}

/** Days in a text as such, so that none is broken in two. */
function dated(text: string): readonly Markup[] {
  return text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, index) => (index % 2 === 1 ? html`<time datetime="${part}">${part}</time>` : html`${part}`));
}

/** Places in code as links, the first few at sight. */
export function places(report: PageReport, row: ReportRow, links: readonly Link[]): Markup {
  if (links.length === 0) return html``;
  const items = links.map((link) => html`<li>${place(report, row, link)}</li>`);
  const rest = items.slice(SHOWN + 1).length > 0 ? items.splice(SHOWN) : [];
  return html`<ul class="places">${items}</ul>${
    rest.length === 0
      ? undefined
      : html`<details class="rest"><summary>${report.say('{0} more', rest.length)}</summary><ul class="places">${rest}</ul></details>`
  }`;
}

/** As many places stand at sight; one more is shown rather than folded away alone. */
const SHOWN = 6;

const VERB_WORDS: Readonly<Record<Link['verb'], Phrase | undefined>> = {
  implements: undefined,
  verifies: undefined,
  partial: phrase('partly'),
  planned: phrase('planned'),
  exempt: phrase('exempt'),
};

function place(report: PageReport, { obligation }: ReportRow, link: Link): Markup {
  const { say, translate } = report;
  const verb = VERB_WORDS[link.verb];
  const fault = faultWords(link, obligation, translate);
  const said = [
    verb && html` <span class="verb">${worded(verb, translate)}</span>`,
    link.evidence === 'passed' ? html` <span class="aside">${say('passed')}</span>` : undefined,
    fault && html` <span class="stale">${say('{0}: does not count', fault)}</span>`,
    link.note === undefined ? undefined : html` <span class="note">${words(link.note, 200)}</span>`,
  ];
  return html`${placeLink(report, link)}${said}`;
}

/** The place of a link, as a link to its line. */
export function placeLink({ facts }: PageReport, { path, range }: Link): Markup {
  const line = range.start.line + 1;
  return html`<a class="place" href="${placeHref(facts.places ?? FROM_ROOT, path, line)}">${pathWords(path)}:${line}</a>`;
}

/** A path that may break into lines after its folders. */
export function pathWords(path: string): Markup {
  return html`<bdi>${joined(
    path.split('/').map((segment) => html`${segment}`),
    html`/<wbr>`,
  )}</bdi>`;
}

/** An outside link, where the address is one that a page may lead to. */
export function outsideLink(address: string | undefined, text: Markup): Markup | undefined {
  if (address === undefined || !/^https?:\/\//i.test(address)) return undefined;
  return html`<a href="${address}" rel="noopener noreferrer">${text}</a>`;
}

/** The language of a native title, as an attribute: it decides the shapes of Chinese characters, and how they are read out. */
export function languageOf(text: string, jurisdiction: string | undefined): Markup | undefined {
  if (/[\u3040-\u30ff]/.test(text)) return html` lang="ja"`;
  if (/[\uac00-\ud7af]/.test(text)) return html` lang="ko"`;
  if (!/[\u3400-\u9fff]/.test(text)) return undefined;
  return /^(TW|HK|MO)$/.test(jurisdiction ?? '') ? html` lang="zh-Hant"` : html` lang="zh-Hans"`;
}
