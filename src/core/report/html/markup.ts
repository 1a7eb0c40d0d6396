import { html, type Markup } from '../../base/markup.ts';
import { clipped } from '../../base/safeText.ts';

export {
  html,
  joined,
  listOf,
  type Markup,
  type PageList,
  type PageStep,
  steps,
  textsOf,
} from '../../base/markup.ts';

/** Longer texts than this are cut: a page is to be read. The other formats have them whole. */
const LENGTH = 300;

/** Text of a file, for a page: set apart, so that its direction of writing turns nothing around it. */
export function words(text: string, length = LENGTH): Markup {
  return html`<bdi>${clipped(text, length)}</bdi>`;
}
