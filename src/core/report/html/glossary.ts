import type { State } from '../../trace/states.ts';
import { stateBadge } from './cells.ts';
import { html, type Markup } from './markup.ts';

const MEANINGS: readonly (readonly [State, string])[] = [
  ['verified', 'Every relation that the policy asks for has a link that counts, and tests are among them.'],
  ['implemented', 'Code says that it implements the obligation; the policy may ask for a test as well.'],
  ['partial', 'Code says that it implements a part of it.'],
  ['planned', 'Somebody has marked the place where it will be answered.'],
  ['uncovered', 'In scope and in force, and none of these.'],
  ['exempt', 'Somebody with a name has decided against it, for a reason and up to a day.'],
  ['upcoming', 'Adopted, and not binding yet.'],
  ['not-applicable', 'Declared in regtrace.yaml not to concern this workspace, with a reason.'],
  ['retired', 'Repealed or superseded.'],
];

/** What the states mean, for a reader who sees them for the first time. */
export function glossarySection(): Markup {
  return html`<dl class="glossary">${MEANINGS.map(([state, meaning]) => html`<dt>${stateBadge(state)}</dt><dd>${meaning}</dd>`)}
<dt><span class="suspect">suspect</span></dt><dd>A link was made for an older revision of the text. It does not count until somebody has looked at it again.</dd>
<dt>coverage</dt><dd>Of the obligations in scope and in force whose policy asks for links, the share that has them all. What is exempt counts on neither side.</dd></dl>`;
}
