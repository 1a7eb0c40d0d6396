import { groupBy } from '../../base/groupBy.ts';
import { count } from '../../service/words.ts';
import { EVENT_WORDS } from '../reportWords.ts';
import type { TimelineEvent } from '../timeline.ts';
import type { TraceReport } from '../traceReport.ts';
import { stateBadge, toMatrix } from './cells.ts';
import { html, listOf, type Markup, words } from './markup.ts';
import { inDays } from './overview.ts';

/** So many years are unfolded. */
const OPEN_YEARS = 2;

/** So many events of one day stand at sight. */
const SHOWN = 12;

/** What lies ahead, day by day. */
export function timelineSection({ timeline, assessor }: TraceReport): Markup {
  if (timeline.length === 0)
    return html`<p class="empty">Nothing in scope has a date after ${assessor.asOf}.</p>`;
  const days = groupBy(timeline, ({ date }) => date);
  const years = groupBy(days, ([date]) => date.slice(0, 4));
  return html`<ol class="years">${[...years].map(
    ([year, entries], index) =>
      html`<li><details id="year-${year}"${index < OPEN_YEARS ? html` open` : undefined}><summary><h3>${year}</h3> <span class="aside">${count(
        entries.length,
        'day',
      )}</span></summary><ol class="timeline" id="days-${year}">${listOf(`days-${year}`, entries, ([, events]) => day(events))}</ol></details></li>`,
  )}</ol>`;
}

function day(events: readonly TimelineEvent[]): Markup {
  const [first] = events;
  if (!first) return html``;
  const items = events.map(event);
  const rest = items.length > SHOWN + 3 ? items.splice(SHOWN) : [];
  const near = first.days <= 180 ? ' near' : '';
  return html`<li class="day${near}"><p class="date"><time datetime="${first.date}">${first.date}</time> <span class="aside">${inDays(first.days)}</span></p>
<ul class="plain">${items}</ul>${
    rest.length === 0
      ? undefined
      : html`<details class="rest"><summary>${count(rest.length, 'more obligation')}</summary><ul class="plain">${rest}</ul></details>`
  }</li>
`;
}

function event({ kind, row: { obligation, assessment } }: TimelineEvent): Markup {
  const deadline =
    kind === 'deadline'
      ? html` <span class="aside">${words(obligation.deadline ?? '', 120)}</span>`
      : undefined;
  const ready =
    assessment.current.length > 0
      ? html`<span class="aside">linked already</span>`
      : html`<span class="aside">nothing linked yet</span>`;
  return html`<li><span class="kind ${kind}">${EVENT_WORDS[kind]}</span> <span class="id">${toMatrix(obligation)}</span> <span class="title">${words(obligation.title, 160)}</span>${deadline} ${
    kind === 'applies' ? ready : stateBadge(assessment.state)
  }</li>`;
}
