import { type Phrase, phrase, worded } from '../../base/phrase.ts';
import type { Change } from '../../model/obligation.ts';
import { verbWords } from '../../service/words.ts';
import type { Assessment } from '../../trace/states.ts';
import { changesSinceReview, type ReportRow, staleLinks } from '../reportRows.ts';
import { obligationCell, placeLink, places, stateBadge, toMatrix } from './cells.ts';
import { html, type Markup, words } from './markup.ts';
import type { PageReport, Say } from './pageReport.ts';
import { foldedTable, row } from './table.ts';

/** What asks for work, the gravest first. */
export function gapsSection(report: PageReport): Markup {
  const { gaps, say, translate } = report;
  if (gaps.length === 0)
    return html`<p class="empty">${say('Every obligation in scope and in force that asks for links has them, or is exempt.')}</p>`;
  return foldedTable(
    {
      className: 'gaps',
      caption: say('In scope and in force, and a link that the policy asks for is missing'),
      head: [say('Obligation'), say('State'), say('Missing'), say('There')],
      items: gaps,
      row: (gap) =>
        row(
          obligationCell(gap, toMatrix(gap.obligation), report),
          stateBadge(gap.assessment.state, report),
          html`<ul class="plain">${gap.assessment.missing.map((verb) => html`<li>${worded(MISSING[verb], translate)}</li>`)}</ul>`,
          places(report, gap, gap.assessment.links),
        ),
    },
    'gap',
    report,
  );
}

/** Links that were made for an older revision, with what changed since. */
export function suspectsSection(report: PageReport): Markup {
  const { suspects, say } = report;
  if (suspects.length === 0)
    return html`<p class="empty">${say('No link is pinned to an older revision of its obligation.')}</p>`;
  return foldedTable(
    {
      className: 'suspects',
      caption: say('Links that were made for an older revision; they do not count until they are reviewed'),
      head: [say('Obligation'), say('State'), say('Link'), say('What changed')],
      items: suspects,
      row: (one) =>
        row(
          obligationCell(one, toMatrix(one.obligation), report),
          stateBadge(one.assessment.state, report),
          staleItems(report, one),
          changes(one, report),
        ),
    },
    'obligation',
    report,
  );
}

const MISSING: Readonly<Record<Assessment['missing'][number], Phrase>> = {
  implements: phrase('code'),
  verifies: phrase('a test'),
};

function staleItems(report: PageReport, one: ReportRow): Markup {
  const { say, translate } = report;
  const items = staleLinks(one).map(
    (link) =>
      html`<li>${placeLink(report, link)} <span class="stale">${say('{0}, reviewed at revision {1}', verbWords(link.verb, translate), link.pinned ?? '')}</span></li>`,
  );
  return html`<ul class="places">${items}</ul>`;
}

function changes(one: ReportRow, { say }: PageReport): Markup {
  const since = changesSinceReview(one);
  if (since.length === 0)
    return html`<span class="aside">${say('revision {0}; the requirement file does not say what changed', one.obligation.revision)}</span>`;
  return html`<ul class="plain">${since.map((change) => changeItem(change, say))}</ul>`;
}

function changeItem({ revision, date, summary, was }: Change, say: Say): Markup {
  const number = html`<strong>${say('Revision {0}', revision)}</strong>`;
  const time = date && html`<time datetime="${date}">${date}</time>`;
  const before =
    was === undefined ? undefined : html` <span class="was">${say('Before: “{0}”', words(was))}</span>`;
  if (summary === undefined) return html`<li>${time ? say('{0}, {1}', number, time) : number}${before}</li>`;
  const what = words(summary);
  return html`<li>${time ? say('{0}, {1}: {2}', number, time, what) : say('{0}: {1}', number, what)}${before}</li>`;
}
