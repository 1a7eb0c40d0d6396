import { html, type Markup } from '../../base/markup.ts';
import { hrefOfId, titleOfId } from './previewIds.ts';
import type { PreviewPage } from './previewPage.ts';

/** An id as a link; one that the catalogue does not have says so. */
export function idLink(page: PreviewPage, id: string): Markup {
  const title = titleOfId(page, id);
  const href = hrefOfId(page, id);
  if (href !== undefined) return link(href, html`${id}`, title);
  if (title !== undefined) return html`<span title="${title}">${id}</span>`;
  return html`<span class="regtrace-unknown" title="${page.translate('Not in the catalogue')}">${id}</span>`;
}

/** The preview opens the address in `data-href`, and shows the one in `href` to the browser. */
export function link(href: string, text: Markup, title?: string): Markup {
  const tooltip = title === undefined ? undefined : html` title="${title}"`;
  return html`<a href="${href}" data-href="${href}"${tooltip}>${text}</a>`;
}
