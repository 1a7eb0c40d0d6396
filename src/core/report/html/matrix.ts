import type { Instrument } from '../../model/instrument.ts';
import { count, stateWords } from '../../service/words.ts';
import { coverageWithChildren, type Figures } from '../../trace/coverage.ts';
import { STATES } from '../../trace/states.ts';
import { FROM_ROOT, placeHref } from '../placeHref.ts';
import { linksWith, type ReportRow } from '../reportRows.ts';
import type { TraceReport } from '../traceReport.ts';
import { languageOf, obligationCell, outsideLink, places, rowId, stateBadge, timeCell } from './cells.ts';
import { instrumentId } from './heatMap.ts';
import { html, joined, listOf, type Markup, words } from './markup.ts';
import { cells, table } from './table.ts';

/** With more obligations than this the instruments are folded, so that the page opens at once and can be overlooked. */
const FOLDED_FROM = 150;

/** Obligation → code → tests, by instrument. */
export function matrixSection(report: TraceReport): Markup {
  const { instruments, rows } = report;
  if (rows.length === 0) return html`<p class="empty">Nothing is in scope.</p>`;
  const open = rows.length < FOLDED_FROM ? html` open` : html``;
  const figuresOf = new Map(report.byInstrument.map((group) => [group.key, group]));
  const section = (group: TraceReport['instruments'][number]) => {
    const figures = figuresOf.get(group.id);
    return html`<details class="group" id="${instrumentId(group.id)}"${open}><summary><span class="id">${group.id}</span> <span class="title">${words(group.instrument?.title ?? '', 200)}</span> <span class="aside">${count(group.rows.length, 'obligation')}${figures && figureWords(figures)}</span> <span class="hits aside"></span></summary>
${instrumentFacts(group.instrument)}${table({
  className: 'matrix',
  caption: html`${group.id}: where its obligations are answered`,
  head: ['Obligation', 'State', 'Code', 'Tests'],
  items: group.rows,
  row: (one) => matrixRow(report, one),
  id: group.id,
})}</details>
`;
  };
  return html`${filter(report)}<div id="instruments">${listOf('instruments', instruments, section)}</div>`;
}

function matrixRow(report: TraceReport, row: ReportRow): Markup {
  const { obligation, assessment } = row;
  const suspect = assessment.suspect ? html`<span class="suspect">suspect</span>` : undefined;
  const state = html`${stateBadge(assessment.state)} ${suspect}${timeCell(row, report)}${withParts(report, row)}`;
  const code = places(report, row, linksWith(row, 'implements', 'partial', 'planned', 'exempt'));
  return html`<tr role="row" id="${rowId(obligation.id)}" data-state="${assessment.state}"><th scope="row" role="rowheader">${obligationCell(
    row,
    idLink(report, row),
  )}</th>${cells([state, code, places(report, row, linksWith(row, 'verifies'))])}</tr>
`;
}

/** The id leads to the heading in the requirement file; that of a bundled one is not always at hand. */
function idLink({ facts }: TraceReport, { obligation: { id, location, headingRange } }: ReportRow): Markup {
  const places = location.origin === 'bundled' ? facts.bundledPlaces : (facts.places ?? FROM_ROOT);
  if (places === undefined) return html`${id}`;
  return html`<a href="${placeHref(places, location.path, headingRange.start.line + 1)}">${id}</a>`;
}

function withParts({ assessor }: TraceReport, { obligation }: ReportRow): Markup | undefined {
  if (assessor.trace.catalogue.childrenOf(obligation.id).length === 0) return undefined;
  const { met, applicable } = coverageWithChildren(assessor, obligation);
  return applicable === 0
    ? undefined
    : html`<span class="time">with its parts ${met} of ${applicable}</span>`;
}

function figureWords({ met, applicable, percent }: Figures): string {
  return applicable === 0 ? '' : `, ${met} of ${applicable} met, ${percent}%`;
}

function instrumentFacts(instrument: Instrument | undefined): Markup | undefined {
  if (!instrument) return undefined;
  const native = instrument.nativeTitle;
  const facts = [
    native === undefined
      ? undefined
      : html`<span${languageOf(native, instrument.jurisdiction)}>${words(native)}</span>`,
    instrument.jurisdiction === undefined ? undefined : words(instrument.jurisdiction, 40),
    instrument.authority === undefined ? undefined : words(instrument.authority, 160),
    instrument.number === undefined ? undefined : words(instrument.number, 160),
    instrument.status === undefined ? undefined : html`${instrument.status}`,
    outsideLink(instrument.source, 'official text'),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : html`<p class="instrument">${joined(facts, ' · ')}</p>`;
}

/** Shown by the script alone: without it the controls would do nothing. */
function filter({ coverage }: TraceReport): Markup {
  const states = STATES.filter((state) => state !== 'out-of-scope' && coverage.byState[state] > 0);
  const options = states.map(
    (state) => html`<option value="${state}">${stateWords(state)} (${coverage.byState[state]})</option>`,
  );
  return html`<div id="filter" class="filter" role="search" hidden>
<label>Search <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="id, words, file"></label>
<label>State <select id="state"><option value="">all</option>${options}</select></label>
<button id="reset" type="button" hidden>Show all</button>
<p id="status" class="aside" role="status"></p>
</div>
`;
}
