import { type Phrase, phrase, worded } from '../../base/phrase.ts';
import type { State } from '../../trace/states.ts';
import { stateBadge } from './cells.ts';
import { html, type Markup } from './markup.ts';
import type { PageReport } from './pageReport.ts';

const MEANINGS: readonly (readonly [State, Phrase])[] = [
  [
    'verified',
    phrase('Every relation that the policy asks for has a link that counts, and tests are among them.'),
  ],
  [
    'implemented',
    phrase('Code says that it implements the obligation; the policy may ask for a test as well.'),
  ],
  ['partial', phrase('Code says that it implements a part of it.')],
  ['planned', phrase('Somebody has marked the place where it will be answered.')],
  ['uncovered', phrase('In scope and in force, and none of these.')],
  ['exempt', phrase('Somebody with a name has decided against it, for a reason and up to a day.')],
  ['upcoming', phrase('Adopted, and not binding yet.')],
  ['not-applicable', phrase('Declared in regtrace.yaml not to concern this workspace, with a reason.')],
  ['retired', phrase('Repealed or superseded.')],
];

/** What the states mean, for a reader who sees them for the first time. */
export function glossarySection(report: PageReport): Markup {
  const { say, translate } = report;
  return html`<dl class="glossary">${MEANINGS.map(([state, meaning]) => html`<dt>${stateBadge(state, report)}</dt><dd>${worded(meaning, translate)}</dd>`)}
<dt><span class="suspect">${say('suspect')}</span></dt><dd>${say('A link was made for an older revision of the text. It does not count until somebody has looked at it again.')}</dd>
<dt>${say('coverage')}</dt><dd>${say('Of the obligations in scope and in force whose policy asks for links, the share that has them all. What is exempt counts on neither side.')}</dd></dl>`;
}
