import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { modalityWords, stateWords, timeWords } from '../../service/words.ts';
import type { State } from '../../trace/states.ts';
import { FROM_ROOT, placeHref } from '../placeHref.ts';
import type { ReportRow } from '../reportRows.ts';
import { faultWords } from '../reportWords.ts';
import type { TraceReport } from '../traceReport.ts';
import { html, joined, type Markup, words } from './markup.ts';

/** A state by its word; the shape before it, and its colour, only repeat it. */
export function stateBadge(state: State): Markup {
  return html`<span class="state ${state}">${stateWords(state)}</span>`;
}

/** An obligation's id and titles, with what it is. `link` is where the id leads. */
export function obligationCell(row: ReportRow, link: Markup): Markup {
  const { obligation, instrument } = row;
  const facts = [
    html`<span class="${obligation.modality}">${modalityWords(obligation.modality)}</span>`,
    ...[obligation.clause, obligation.revision > 1 ? `revision ${obligation.revision}` : undefined].flatMap(
      (fact) => (fact === undefined ? [] : [words(fact, 80)]),
    ),
    ...(obligation.confidence === 'unconfirmed' ? [html`<span class="unconfirmed">unconfirmed</span>`] : []),
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
  { assessor }: TraceReport,
): Markup | undefined {
  const text = timeWords(obligation, instrument, assessor.asOf);
  return text === '' ? undefined : html`<span class="time">${dated(text)}</span>`;
}

/** Days in a text as such, so that none is broken in two. */
function dated(text: string): readonly Markup[] {
  return text
    .split(/(\d{4}-\d{2}-\d{2})/)
    .map((part, index) => (index % 2 === 1 ? html`<time datetime="${part}">${part}</time>` : html`${part}`));
}

/** Places in code as links, the first few at sight. */
export function places(report: TraceReport, row: ReportRow, links: readonly Link[]): Markup {
  if (links.length === 0) return html``;
  const items = links.map((link) => html`<li>${place(report, row, link)}</li>`);
  const rest = items.slice(SHOWN + 1).length > 0 ? items.splice(SHOWN) : [];
  return html`<ul class="places">${items}</ul>${
    rest.length === 0
      ? undefined
      : html`<details class="rest"><summary>${rest.length} more</summary><ul class="places">${rest}</ul></details>`
  }`;
}

/** As many places stand at sight; one more is shown rather than folded away alone. */
const SHOWN = 6;

const VERB_WORDS: Readonly<Record<Link['verb'], string | undefined>> = {
  implements: undefined,
  verifies: undefined,
  partial: 'partly',
  planned: 'planned',
  exempt: 'exempt',
};

function place(report: TraceReport, { obligation }: ReportRow, link: Link): Markup {
  const verb = VERB_WORDS[link.verb];
  const fault = faultWords(link, obligation);
  const said = [
    verb && html` <span class="verb">${verb}</span>`,
    link.evidence === 'passed' ? html` <span class="aside">passed</span>` : undefined,
    fault && html` <span class="stale">${fault}: does not count</span>`,
    link.note === undefined ? undefined : html` <span class="note">${words(link.note, 200)}</span>`,
  ];
  return html`${placeLink(report, link)}${said}`;
}

/** The place of a link, as a link to its line. */
export function placeLink({ facts }: TraceReport, { path, range }: Link): Markup {
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
export function outsideLink(address: string | undefined, text: string): Markup | undefined {
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
