import { count } from '../../service/words.ts';
import type { Change } from '../../model/obligation.ts';
import type { Assessment } from '../../trace/states.ts';
import type { ReportRow } from '../reportRows.ts';
import type { TraceReport } from '../traceReport.ts';
import { obligationCell, placeLink, places, stateBadge, toMatrix } from './cells.ts';
import { html, type Markup, words } from './markup.ts';
import { row, table } from './table.ts';

/** So many gaps stand at sight; a few more are shown rather than folded away. */
const SHOWN = 50;
const SLACK = 10;

/** What asks for work, the gravest first. */
export function gapsSection(report: TraceReport): Markup {
  const { gaps } = report;
  if (gaps.length === 0) return html`<p class="empty">Every obligation in scope and in force that asks for links has them, or is exempt.</p>`;
  const cut = gaps.length > SHOWN + SLACK ? SHOWN : gaps.length;
  const rest = gaps.slice(cut);
  return html`${gapTable(report, gaps.slice(0, cut), 'In scope and in force, and a link that the policy asks for is missing')}${
    rest.length === 0
      ? undefined
      : html`<details class="rest"><summary>${count(rest.length, 'more gap')}</summary>${gapTable(report, rest, 'More gaps')}</details>`
  }`;
}

/** Links that were made for an older revision, with what changed since. */
export function suspectsSection(report: TraceReport): Markup {
  if (report.suspects.length === 0) return html`<p class="empty">No link is pinned to an older revision of its obligation.</p>`;
  return table({
    className: 'suspects',
    caption: 'Links that were made for an older revision; they do not count until they are reviewed',
    head: ['Obligation', 'State', 'Link', 'What changed'],
    rows: report.suspects.map((one) =>
      row(
        obligationCell(one, toMatrix(one.obligation)),
        stateBadge(one.assessment.state),
        staleLinks(report, one),
        changes(one),
      ),
    ),
  });
}

function gapTable(report: TraceReport, gaps: readonly ReportRow[], caption: string): Markup {
  return table({
    className: 'gaps',
    caption,
    head: ['Obligation', 'State', 'What is missing', 'What is there'],
    rows: gaps.map((gap) =>
      row(
        obligationCell(gap, toMatrix(gap.obligation)),
        stateBadge(gap.assessment.state),
        html`<ul class="plain">${gap.assessment.missing.map((verb) => html`<li>${MISSING[verb]}</li>`)}</ul>`,
        places(report, gap, gap.assessment.links),
      ),
    ),
  });
}

const MISSING: Readonly<Record<Assessment['missing'][number], string>> = {
  implements: 'code that implements it',
  verifies: 'a test that verifies it',
};

function stale({ obligation, assessment }: ReportRow) {
  return assessment.links.filter(({ pinned }) => pinned !== undefined && pinned < obligation.revision);
}

function staleLinks(report: TraceReport, one: ReportRow): Markup {
  const items = stale(one).map(
    (link) => html`<li>${placeLink(report, link)} <span class="stale">${link.verb}, reviewed at revision ${link.pinned}</span></li>`,
  );
  return html`<ul class="places">${items}</ul>`;
}

function changes(one: ReportRow): Markup {
  const oldest = Math.min(...stale(one).map(({ pinned }) => pinned ?? 0));
  const since = one.obligation.changes.filter(({ revision }) => revision > oldest);
  if (since.length === 0) return html`<span class="aside">revision ${one.obligation.revision}; the requirement file does not say what changed</span>`;
  return html`<ul class="plain">${since.map(change)}</ul>`;
}

function change({ revision, date, summary, was }: Change): Markup {
  return html`<li><strong>Revision ${revision}</strong>${date && html`, <time datetime="${date}">${date}</time>`}${summary && html`: ${words(summary)}`}${
    was === undefined ? undefined : html` <span class="was">Before: “${words(was)}”</span>`
  }</li>`;
}
