import { count } from '../../service/words.ts';
import type { Declaration, Exemption, OutsideScope } from '../applicability.ts';
import type { ReportRow } from '../reportRows.ts';
import type { TraceReport } from '../traceReport.ts';
import { obligationCell, placeLink, stateBadge, timeCell, toMatrix } from './cells.ts';
import { html, type Markup, words } from './markup.ts';
import { foldedTable, row, table } from './table.ts';

/** What does not have to be answered, with who says so, why, and until when. */
export function applicabilitySection(report: TraceReport): Markup {
  const { exemptions, declarations, ended, retired, outside } = report.applicability;
  return html`<h3>Exemptions</h3>
${exemptions.length === 0 ? html`<p class="empty">No obligation in scope is exempted.</p>` : exemptionTable(report, exemptions)}
<h3>Not applicable</h3>
${declarations.length === 0 ? html`<p class="empty">No obligation in scope is declared not applicable.</p>` : declarationTable(declarations)}
${ended.map((entry) => html`<p class="ended">The declaration for <code>${entry.match.value}</code> by ${owner(entry.by)} ended on ${entry.until}.</p>`)}
${retired.length === 0 ? undefined : html`<h3>Retired</h3>${retiredTable(report, retired)}`}
${outside.length === 0 ? undefined : outsideList(outside)}`;
}

function exemptionTable(report: TraceReport, exemptions: readonly Exemption[]): Markup {
  return foldedTable(
    {
      className: 'exemptions',
      caption: 'Exemptions that stand in the code',
      head: ['Obligation', 'Reason', 'Owner', 'Ends', 'Stands', 'Where'],
      items: exemptions,
      row: ({ row: one, link, fault }) =>
        row(
          obligationCell(one, toMatrix(one.obligation)),
          link.note === undefined ? undefined : words(link.note),
          link.by === undefined ? undefined : words(link.by, 120),
          link.until && html`<time datetime="${link.until}">${link.until}</time>`,
          fault === undefined
            ? html`yes${one.assessment.state === 'exempt' ? undefined : html` ${stateBadge(one.assessment.state)}`}`
            : html`<strong>no: ${fault}</strong>`,
          placeLink(report, link),
        ),
    },
    'exemption',
  );
}

function declarationTable(declarations: readonly Declaration[]): Markup {
  return table({
    className: 'declarations',
    caption: 'Declared in regtrace.yaml',
    head: ['Declared for', 'Obligations', 'Reason', 'Owner', 'Ends'],
    items: declarations,
    row: ({ entry, rows }) =>
      row(
        html`<code>${words(entry.match.value, 120)}</code>`,
        html`<ul class="plain">${rows.slice(0, 20).map(({ obligation }) => html`<li><span class="id">${toMatrix(obligation)}</span> ${words(obligation.title, 120)}</li>`)}${
          rows.length > 20 ? html`<li>and ${rows.length - 20} more</li>` : undefined
        }</ul>`,
        entry.reason === undefined ? undefined : words(entry.reason),
        owner(entry.by),
        entry.until === undefined
          ? html`no end`
          : html`<time datetime="${entry.until}">${entry.until}</time>`,
      ),
  });
}

function retiredTable(report: TraceReport, retired: readonly ReportRow[]): Markup {
  return foldedTable(
    {
      className: 'retired',
      caption: 'Repealed or superseded',
      head: ['Obligation', 'Since', 'Successor'],
      items: retired,
      row: (one) => {
        const successor = one.obligation.supersededBy ?? one.instrument?.supersededBy;
        return row(
          obligationCell(one, toMatrix(one.obligation)),
          timeCell(one, report),
          successor === undefined ? undefined : html`<span class="id">${successor}</span>`,
        );
      },
    },
    'obligation',
  );
}

function outsideList(outside: readonly OutsideScope[]): Markup {
  const items = outside.map(
    ({ id, title, jurisdiction, outside: left, total }) =>
      html`<li><span class="id">${id}</span> ${words(title ?? '', 160)} <span class="aside">${jurisdiction && html`${jurisdiction}, `}${left === total ? count(total, 'obligation') : `${left} of ${count(total, 'obligation')}`}</span></li>`,
  );
  return html`<h3>Outside the scope</h3>
<details class="rest" id="outside-rest"><summary>${count(outside.length, 'instrument')} of the catalogue</summary><ul class="plain outside">${items}</ul></details>`;
}

function owner(name: string | undefined): Markup | undefined {
  return name === undefined ? undefined : words(name, 120);
}
