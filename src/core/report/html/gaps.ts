import type { Change } from '../../model/obligation.ts';
import type { Assessment } from '../../trace/states.ts';
import { changesSinceReview, type ReportRow, staleLinks } from '../reportRows.ts';
import type { TraceReport } from '../traceReport.ts';
import { obligationCell, placeLink, places, stateBadge, toMatrix } from './cells.ts';
import { html, type Markup, words } from './markup.ts';
import { foldedTable, row } from './table.ts';

/** What asks for work, the gravest first. */
export function gapsSection(report: TraceReport): Markup {
  const { gaps } = report;
  if (gaps.length === 0)
    return html`<p class="empty">Every obligation in scope and in force that asks for links has them, or is exempt.</p>`;
  return foldedTable(
    {
      className: 'gaps',
      caption: 'In scope and in force, and a link that the policy asks for is missing',
      head: ['Obligation', 'State', 'Missing', 'There'],
      items: gaps,
      row: (gap) =>
        row(
          obligationCell(gap, toMatrix(gap.obligation)),
          stateBadge(gap.assessment.state),
          html`<ul class="plain">${gap.assessment.missing.map((verb) => html`<li>${MISSING[verb]}</li>`)}</ul>`,
          places(report, gap, gap.assessment.links),
        ),
    },
    'gap',
  );
}

/** Links that were made for an older revision, with what changed since. */
export function suspectsSection(report: TraceReport): Markup {
  if (report.suspects.length === 0)
    return html`<p class="empty">No link is pinned to an older revision of its obligation.</p>`;
  return foldedTable(
    {
      className: 'suspects',
      caption: 'Links that were made for an older revision; they do not count until they are reviewed',
      head: ['Obligation', 'State', 'Link', 'What changed'],
      items: report.suspects,
      row: (one) =>
        row(
          obligationCell(one, toMatrix(one.obligation)),
          stateBadge(one.assessment.state),
          staleItems(report, one),
          changes(one),
        ),
    },
    'obligation',
  );
}

const MISSING: Readonly<Record<Assessment['missing'][number], string>> = {
  implements: 'code',
  verifies: 'a test',
};

function staleItems(report: TraceReport, one: ReportRow): Markup {
  const items = staleLinks(one).map(
    (link) =>
      html`<li>${placeLink(report, link)} <span class="stale">${link.verb}, reviewed at revision ${link.pinned}</span></li>`,
  );
  return html`<ul class="places">${items}</ul>`;
}

function changes(one: ReportRow): Markup {
  const since = changesSinceReview(one);
  if (since.length === 0)
    return html`<span class="aside">revision ${one.obligation.revision}; the requirement file does not say what changed</span>`;
  return html`<ul class="plain">${since.map(change)}</ul>`;
}

function change({ revision, date, summary, was }: Change): Markup {
  return html`<li><strong>Revision ${revision}</strong>${date && html`, <time datetime="${date}">${date}</time>`}${summary && html`: ${words(summary)}`}${
    was === undefined ? undefined : html` <span class="was">Before: “${words(was)}”</span>`
  }</li>`;
}
