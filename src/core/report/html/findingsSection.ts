import { groupBy } from '../../base/groupBy.ts';
import { worded } from '../../base/phrase.ts';
import { FINDING_KINDS } from '../../findings/findingCodes.ts';
import { FINDING_CODES, type Finding } from '../../model/finding.ts';
import { FROM_ROOT, placeHref } from '../placeHref.ts';
import { pathWords } from './cells.ts';
import { html, type Markup } from './markup.ts';
import type { PageReport } from './pageReport.ts';
import { row, table } from './table.ts';

/** So many places of one code stand in the table. */
const SHOWN = 10;

/** What `check` finds, by code: a report that leaves out what could not be read would promise too much. */
export function findingsSection(report: PageReport): Markup | undefined {
  if (!report.facts.findings) return undefined;
  const { say, translate } = report;
  const { fresh, known } = report.facts.findings;
  if (fresh.length + known.length === 0) return html`<p class="empty">${say('No finding.')}</p>`;
  const byCode = groupBy(fresh, ({ code }) => code);
  const accepted = groupBy(known, ({ code }) => code);
  return table({
    className: 'findings',
    caption: say('What {0} finds', 'regtrace check'),
    head: [say('Finding'), say('Still open'), say('Accepted by the baseline'), say('Where')],
    items: FINDING_CODES.filter((code) => byCode.has(code) || accepted.has(code)),
    row: (code) => {
      const open = byCode.get(code) ?? [];
      return row(
        html`<span class="title">${codeMarked(worded(FINDING_KINDS[code].summary, translate))}</span> <span class="facts"><code>${code}</code></span>`,
        html`${open.length}`,
        html`${accepted.get(code)?.length ?? 0}`,
        open.length === 0 ? undefined : whereOf(report, open),
      );
    },
  });
}

/** A sentence of ours, whose names stand between backticks, as in Markdown. */
function codeMarked(sentence: string): readonly Markup[] {
  return sentence.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : html`${part}`));
}

function whereOf({ facts, say }: PageReport, findings: readonly Finding[]): Markup {
  const items = findings.slice(0, SHOWN).map(({ location: { path, range }, obligation }) => {
    const line = range.start.line + 1;
    const about = obligation === undefined ? undefined : html` <span class="id">${obligation}</span>`;
    return html`<li><a class="place" href="${placeHref(facts.places ?? FROM_ROOT, path, line)}">${pathWords(path)}:${line}</a>${about}</li>`;
  });
  const more = findings.length - items.length;
  return html`<ul class="places">${items}${more > 0 ? html`<li>${say('and {0} more', more)}</li>` : undefined}</ul>`;
}
