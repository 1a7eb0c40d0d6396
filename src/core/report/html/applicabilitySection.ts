import { worded } from '../../base/phrase.ts';
import type { Declaration, Exemption, OutsideScope } from '../applicability.ts';
import type { ReportRow } from '../reportRows.ts';
import { obligationCell, placeLink, stateBadge, timeCell, toMatrix } from './cells.ts';
import { html, type Markup, words } from './markup.ts';
import { obligationCount, type PageReport } from './pageReport.ts';
import { foldedTable, row, table } from './table.ts';

/** What does not have to be answered, with who says so, why, and until when. */
export function applicabilitySection(report: PageReport): Markup {
  const { say } = report;
  const { exemptions, declarations, ended, retired, outside } = report.applicability;
  return html`<h3>${say('Exemptions')}</h3>
${exemptions.length === 0 ? html`<p class="empty">${say('No obligation in scope is exempted.')}</p>` : exemptionTable(report, exemptions)}
<h3>${say('Not applicable')}</h3>
${declarations.length === 0 ? html`<p class="empty">${say('No obligation in scope is declared not applicable.')}</p>` : declarationTable(report, declarations)}
${ended.map(
  ({ match, by, until }) =>
    html`<p class="ended">${say('The declaration for {0} by {1} ended on {2}.', html`<code>${match.value}</code>`, owner(by) ?? '', until ?? '')}</p>`,
)}
${retired.length === 0 ? undefined : html`<h3>${say('Retired')}</h3>${retiredTable(report, retired)}`}
${outside.length === 0 ? undefined : outsideList(report, outside)}`;
}

function exemptionTable(report: PageReport, exemptions: readonly Exemption[]): Markup {
  const { say, translate } = report;
  return foldedTable(
    {
      className: 'exemptions',
      caption: say('Exemptions that stand in the code'),
      head: [say('Obligation'), say('Reason'), say('Owner'), say('Ends'), say('Stands'), say('Where')],
      items: exemptions,
      row: ({ row: one, link, fault }) =>
        row(
          obligationCell(one, toMatrix(one.obligation), report),
          link.note === undefined ? undefined : words(link.note),
          link.by === undefined ? undefined : words(link.by, 120),
          link.until && html`<time datetime="${link.until}">${link.until}</time>`,
          fault === undefined
            ? html`${say('yes')}${one.assessment.state === 'exempt' ? undefined : html` ${stateBadge(one.assessment.state, report)}`}`
            : html`<strong>${say('no: {0}', worded(fault, translate))}</strong>`,
          placeLink(report, link),
        ),
    },
    'exemption',
    report,
  );
}

function declarationTable({ say }: PageReport, declarations: readonly Declaration[]): Markup {
  return table({
    className: 'declarations',
    caption: say('Declared in {0}', 'regtrace.yaml'),
    head: [say('Declared for'), say('Obligations'), say('Reason'), say('Owner'), say('Ends')],
    items: declarations,
    row: ({ entry, rows }) =>
      row(
        html`<code>${words(entry.match.value, 120)}</code>`,
        html`<ul class="plain">${rows.slice(0, 20).map(({ obligation }) => html`<li><span class="id">${toMatrix(obligation)}</span> ${words(obligation.title, 120)}</li>`)}${
          rows.length > 20 ? html`<li>${say('and {0} more', rows.length - 20)}</li>` : undefined
        }</ul>`,
        entry.reason === undefined ? undefined : words(entry.reason),
        owner(entry.by),
        entry.until === undefined
          ? say('without end')
          : html`<time datetime="${entry.until}">${entry.until}</time>`,
      ),
  });
}

function retiredTable(report: PageReport, retired: readonly ReportRow[]): Markup {
  const { say } = report;
  return foldedTable(
    {
      className: 'retired',
      caption: say('Repealed or superseded'),
      head: [say('Obligation'), say('Since'), say('Successor')],
      items: retired,
      row: (one) => {
        const successor = one.obligation.supersededBy ?? one.instrument?.supersededBy;
        return row(
          obligationCell(one, toMatrix(one.obligation), report),
          timeCell(one, report),
          successor === undefined ? undefined : html`<span class="id">${successor}</span>`,
        );
      },
    },
    'obligation',
    report,
  );
}

function outsideList(report: PageReport, outside: readonly OutsideScope[]): Markup {
  const { say } = report;
  const items = outside.map(({ id, title, jurisdiction, outside: left, total }) => {
    const all = obligationCount(total, report);
    const counted = left === total ? all : say('{0} of {1}', left, all);
    return html`<li><span class="id">${id}</span> ${words(title ?? '', 160)} <span class="aside">${jurisdiction ? say('{0}, {1}', jurisdiction, counted) : counted}</span></li>`;
  });
  return html`<h3>${say('Outside the scope')}</h3>
<details class="rest" id="outside-rest"><summary>${say(outside.length === 1 ? '1 instrument of the catalogue' : '{0} instruments of the catalogue', outside.length)}</summary><ul class="plain outside">${items}</ul></details>`;
}

function owner(name: string | undefined): Markup | undefined {
  return name === undefined ? undefined : words(name, 120);
}
