import { html, joined, type Markup } from '../../base/markup.ts';
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
  const byVerb = [...Map.groupBy(links, ({ verb }) => verb)];
  const lines = byVerb.map(([verb, places]) => {
    const shown = places.slice(0, MAX_PLACES).map((place) => placeLink(page, obligation, place));
    const rest = places.length - shown.length;
    const more = rest > 0 ? html` <span>+${rest}</span>` : undefined;
    return html`<li><strong>${places.length} ${page.verb(verb, places.length)}</strong>: ${joined(shown, ', ')}${more}</li>`;
  });
  const reading = page.assessor.trace.complete
    ? undefined
    : html`<li><em>${page.label('The workspace is still being read: places in code may be missing.')}</em></li>`;
  return lines.length === 0 && !reading
    ? undefined
    : html`<ul class="regtrace-places">${lines}${reading}</ul>`;
}

function placeLink(page: PreviewPage, obligation: Obligation, place: Link): Markup {
  const { path, range } = place;
  const text = html`${path}:${range.start.line + 1}`;
  const href = page.placeHref(path, range.start);
  const shown = href === undefined ? text : link(href, text, place.note);
  return isCurrent(place, obligation) ? shown : html`${shown} (${page.label('Does not count')})`;
}
