import { groupBy } from '../../base/groupBy.ts';
import { worded } from '../../base/phrase.ts';
import { EVENT_WORDS } from '../reportWords.ts';
import type { TimelineEvent } from '../timeline.ts';
import { stateBadge, toMatrix } from './cells.ts';
import { html, listOf, type Markup, words } from './markup.ts';
import { inDays, type PageReport } from './pageReport.ts';

/** So many years are unfolded. */
const OPEN_YEARS = 2;

/** So many events of one day stand at sight. */
const SHOWN = 12;

/** What lies ahead, day by day. */
export function timelineSection(report: PageReport): Markup {
  const { timeline, assessor, say } = report;
  if (timeline.length === 0)
    return html`<p class="empty">${say('Nothing in scope has a date after {0}.', assessor.asOf)}</p>`;
  const days = groupBy(timeline, ({ date }) => date);
  const years = groupBy(days, ([date]) => date.slice(0, 4));
  return html`<ol class="years">${[...years].map(
    ([year, entries], index) =>
      html`<li><details id="year-${year}"${index < OPEN_YEARS ? html` open` : undefined}><summary><h3>${year}</h3> <span class="aside">${say(
        entries.length === 1 ? '1 day' : '{0} days',
        entries.length,
      )}</span></summary><ol class="timeline" id="days-${year}">${listOf(`days-${year}`, entries, ([, events]) => day(events, report))}</ol></details></li>`,
  )}</ol>`;
}

function day(events: readonly TimelineEvent[], report: PageReport): Markup {
  const [first] = events;
  if (!first) return html``;
  const items = events.map((one) => event(one, report));
  const rest = items.length > SHOWN + 3 ? items.splice(SHOWN) : [];
  const near = first.days <= 180 ? ' near' : '';
  return html`<li class="day${near}"><p class="date"><time datetime="${first.date}">${first.date}</time> <span class="aside">${inDays(first.days, report)}</span></p>
<ul class="plain">${items}</ul>${
    rest.length === 0
      ? undefined
      : html`<details class="rest"><summary>${report.say('{0} more obligations', rest.length)}</summary><ul class="plain">${rest}</ul></details>`
  }</li>
`;
}

function event({ kind, row: { obligation, assessment } }: TimelineEvent, report: PageReport): Markup {
  const { say, translate } = report;
  const deadline =
    kind === 'deadline'
      ? html` <span class="aside">${words(obligation.deadline ?? '', 120)}</span>`
      : undefined;
  const ready = assessment.current.length > 0 ? say('linked already') : say('nothing linked yet');
  return html`<li><span class="kind ${kind}">${worded(EVENT_WORDS[kind], translate)}</span> <span class="id">${toMatrix(obligation)}</span> <span class="title">${words(obligation.title, 160)}</span>${deadline} ${
    kind === 'applies' ? html`<span class="aside">${ready}</span>` : stateBadge(assessment.state, report)
  }</li>`;
}
