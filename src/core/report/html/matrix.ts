import type { Instrument } from '../../model/instrument.ts';
import { stateWords, statusWords } from '../../service/words.ts';
import { coverageWithChildren, type Figures } from '../../trace/coverage.ts';
import { STATES } from '../../trace/states.ts';
import { FROM_ROOT, placeHref } from '../placeHref.ts';
import { linksWith, type ReportRow } from '../reportRows.ts';
import type { TraceReport } from '../traceReport.ts';
import { languageOf, obligationCell, outsideLink, places, rowId, stateBadge, timeCell } from './cells.ts';
import { instrumentId } from './heatMap.ts';
import { html, joined, listOf, type Markup, words } from './markup.ts';
import { obligationCount, type PageReport } from './pageReport.ts';
import { cells, table } from './table.ts';

/** With more obligations than this the instruments are folded, so that the page opens at once and can be overlooked. */
const FOLDED_FROM = 150;

/** Obligation → code → tests, by instrument. */
export function matrixSection(report: PageReport): Markup {
  const { instruments, rows, say } = report;
  if (rows.length === 0) return html`<p class="empty">${say('Nothing is in scope.')}</p>`;
  const open = rows.length < FOLDED_FROM ? html` open` : html``;
  const figuresOf = new Map(report.byInstrument.map((group) => [group.key, group]));
  const section = (group: TraceReport['instruments'][number]) => {
    const figures = figuresOf.get(group.id);
    return html`<details class="group" id="${instrumentId(group.id)}"${open}><summary><span class="id">${group.id}</span> <span class="title">${words(group.instrument?.title ?? '', 200)}</span> <span class="aside">${countWords(report, group.rows.length, figures)}</span> <span class="hits aside"></span></summary>
${instrumentFacts(report, group.instrument)}${table({
  className: 'matrix',
  caption: say('{0}: where its obligations are answered', group.id),
  head: [say('Obligation'), say('State'), say('Code'), say('Tests')],
  items: group.rows,
  row: (one) => matrixRow(report, one),
  id: group.id,
})}</details>
`;
  };
  return html`${filter(report)}<div id="instruments">${listOf('instruments', instruments, section)}</div>`;
}

function matrixRow(report: PageReport, row: ReportRow): Markup {
  const { obligation, assessment } = row;
  const suspect = assessment.suspect
    ? html`<span class="suspect">${report.say('suspect')}</span>`
    : undefined;
  const state = html`${stateBadge(assessment.state, report)} ${suspect}${timeCell(row, report)}${withParts(report, row)}`;
  const code = places(report, row, linksWith(row, 'implements', 'partial', 'planned', 'exempt'));
  return html`<tr role="row" id="${rowId(obligation.id)}" data-state="${assessment.state}"><th scope="row" role="rowheader">${obligationCell(
    row,
    idLink(report, row),
    report,
  )}</th>${cells([state, code, places(report, row, linksWith(row, 'verifies'))])}</tr>
`;
}

/** The id leads to the heading in the requirement file; that of a bundled one is not always at hand. */
function idLink({ facts }: PageReport, { obligation: { id, location, headingRange } }: ReportRow): Markup {
  const places = location.origin === 'bundled' ? facts.bundledPlaces : (facts.places ?? FROM_ROOT);
  if (places === undefined) return html`${id}`;
  return html`<a href="${placeHref(places, location.path, headingRange.start.line + 1)}">${id}</a>`;
}

function withParts({ assessor, say }: PageReport, { obligation }: ReportRow): Markup | undefined {
  if (assessor.trace.catalogue.childrenOf(obligation.id).length === 0) return undefined;
  const { met, applicable } = coverageWithChildren(assessor, obligation);
  return applicable === 0
    ? undefined
    : html`<span class="time">${say('with its parts {0} of {1}', met, applicable)}</span>`;
}

function countWords(report: PageReport, count: number, figures: Figures | undefined): Markup {
  const obligations = obligationCount(count, report);
  if (!figures || figures.applicable === 0) return obligations;
  const { met, applicable, percent } = figures;
  return report.say('{0}, {1} of {2} met, {3}%', obligations, met, applicable, percent);
}

function instrumentFacts(
  { say, translate }: PageReport,
  instrument: Instrument | undefined,
): Markup | undefined {
  if (!instrument) return undefined;
  const native = instrument.nativeTitle;
  const facts = [
    native === undefined
      ? undefined
      : html`<span${languageOf(native, instrument.jurisdiction)}>${words(native)}</span>`,
    instrument.jurisdiction === undefined ? undefined : words(instrument.jurisdiction, 40),
    instrument.authority === undefined ? undefined : words(instrument.authority, 160),
    instrument.number === undefined ? undefined : words(instrument.number, 160),
    instrument.status === undefined ? undefined : html`${statusWords(instrument.status, translate)}`,
    outsideLink(instrument.source, say('official text')),
  ].filter((fact) => fact !== undefined);
  return facts.length === 0 ? undefined : html`<p class="instrument">${joined(facts, ' · ')}</p>`;
}

/** Shown by the script alone: without it the controls would do nothing. */
function filter({ coverage, say, translate }: PageReport): Markup {
  const states = STATES.filter((state) => state !== 'out-of-scope' && coverage.byState[state] > 0);
  const options = states.map(
    (state) =>
      html`<option value="${state}">${stateWords(state, translate)} (${coverage.byState[state]})</option>`,
  );
  return html`<div id="filter" class="filter" role="search" data-hits="${say('{0} of {1} shown', '{0}', '{1}')}" data-found="${say('{0} of {1} obligations', '{0}', '{1}')}" hidden>
<label>${say('Search')} <input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="${say('id, words, file')}"></label>
<label>${say('State')} <select id="state"><option value="">${say('all')}</option>${options}</select></label>
<button id="reset" type="button" hidden>${say('Show all')}</button>
<p id="status" class="aside" role="status"></p>
</div>
`;
}
