import { domainLabel } from '../../service/obligationGroups.ts';
import { type CoverageGroup, coverageBy, type Figures } from '../../trace/coverage.ts';
import type { TraceReport } from '../traceReport.ts';
import { html, listOf, type Markup, words } from './markup.ts';
import type { PageReport, Say } from './pageReport.ts';

/** Coverage of every instrument in every domain. */
export function coverageSection(report: PageReport): Markup {
  const { assessor, byDomain, byInstrument, coverage, instruments, say, translate } = report;
  if (byInstrument.length === 0) return html`<p class="empty">${say('Nothing is in scope.')}</p>`;
  const head = byDomain.map(({ key }) => html`<th scope="col">${domainLabel(key, translate)}</th>`);
  const byId = new Map(byInstrument.map((group) => [group.key, group]));
  const line = ({ id, instrument, rows: members }: TraceReport['instruments'][number]) => {
    const inDomains = new Map(
      coverageBy(
        assessor,
        'domain',
        members.map(({ obligation }) => obligation),
      ).map((group) => [group.key, group]),
    );
    return html`<tr><th scope="row"><a href="#${instrumentId(id)}">${id}</a> <span class="aside">${words(instrument?.title ?? '', 120)}</span></th>${byDomain.map(
      ({ key }) => heat(say, inDomains.get(key)),
    )}${heat(say, byId.get(id), 'all')}</tr>
`;
  };
  return html`<div class="scroll" role="region" aria-labelledby="heat-caption" tabindex="0"><table class="heat"><caption id="heat-caption">${say('Obligations whose links are whole, of those that ask for links, by instrument and domain')}</caption>
<thead><tr><th scope="col">${say('Instrument')}</th>${head}<th scope="col">${say('All domains')}</th></tr></thead>
<tbody id="heat-rows">${listOf('heat-rows', instruments, line)}</tbody>
<tfoot><tr><th scope="row">${say('All instruments')}</th>${byDomain.map((group) => heat(say, group, 'all'))}${heat(say, coverage, 'all')}</tr></tfoot></table></div>
<p class="scale" aria-hidden="true"><span class="h0">0%</span><span class="h1">${say('below {0}', '50%')}</span><span class="h2">${say('below {0}', '80%')}</span><span class="h3">${say('below {0}', '100%')}</span><span class="h4">100%</span><span class="h-none">– ${say('nothing asked for')}</span></p>`;
}

export function instrumentId(id: string): string {
  return `i-${id}`;
}

function heat(say: Say, group: CoverageGroup | Figures | undefined, className = ''): Markup {
  if (!group) return html`<td class="h-absent ${className}"></td>`;
  if (group.applicable === 0) return html`<td class="h-none ${className}">–</td>`;
  return html`<td class="${levelOf(group)} ${className}"><span class="number">${group.percent}%</span> <span class="aside">${say('{0} of {1}', group.met, group.applicable)}</span></td>`;
}

function levelOf({ met, applicable }: Figures): string {
  if (met === 0) return 'h0';
  if (met === applicable) return 'h4';
  const share = met / applicable;
  return share < 0.5 ? 'h1' : share < 0.8 ? 'h2' : 'h3';
}
