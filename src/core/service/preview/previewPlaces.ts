import { groupBy } from '../../base/groupBy.ts';
import { html, joined, type Markup } from '../../base/markup.ts';
import type { Translate } from '../../base/phrase.ts';
import type { Verb } from '../../model/annotation.ts';
import type { Link } from '../../model/link.ts';
import type { Obligation } from '../../model/obligation.ts';
import { isCurrent } from '../../trace/states.ts';
import { link } from './previewIdLink.ts';
import type { PreviewPage } from './previewPage.ts';

/** Places of one kind that are named; the rest are counted. */
const MAX_PLACES = 5;

/** Where code answers an obligation, counted by verb: "3 implements: a.ts:1, b.ts:4 …". */
export function placesIn(page: PreviewPage, obligation: Obligation): Markup | undefined {
  const { links } = page.assessor.assess(obligation);
  const byVerb = [...groupBy(links, ({ verb }) => verb)];
  const lines = byVerb.map(([verb, places]) => {
    const shown = places.slice(0, MAX_PLACES).map((place) => placeLink(page, obligation, place));
    const rest = places.length - shown.length;
    const more = rest > 0 ? html` <span>+${rest}</span>` : undefined;
    return html`<li><strong>${counted(verb, places.length, page.translate)}</strong>: ${joined(shown, ', ')}${more}</li>`;
  });
  const reading = page.assessor.trace.complete
    ? undefined
    : html`<li><em>${page.translate('The workspace is still being read: places in code may be missing.')}</em></li>`;
  return lines.length === 0 && !reading
    ? undefined
    : html`<ul class="regtrace-places">${lines}${reading}</ul>`;
}

function placeLink(page: PreviewPage, obligation: Obligation, place: Link): Markup {
  const { path, range } = place;
  const text = html`${path}:${range.start.line + 1}`;
  const href = page.placeHref(path, range.start);
  const shown = href === undefined ? text : link(href, text, place.note);
  return isCurrent(place, obligation) ? shown : html`${shown} (${page.translate('does not count')})`;
}

function counted(verb: Verb, count: number, translate: Translate): string {
  const one = count === 1;
  switch (verb) {
    case 'implements':
      return translate(one ? '1 implements' : '{0} implement', count);
    case 'verifies':
      return translate(one ? '1 verifies' : '{0} verify', count);
    case 'partial':
      return translate(one ? '1 implements in part' : '{0} implement in part', count);
    case 'planned':
      return translate(one ? '1 planned' : '{0} planned', count);
    case 'exempt':
      return translate(one ? '1 exemption' : '{0} exemptions', count);
  }
}
