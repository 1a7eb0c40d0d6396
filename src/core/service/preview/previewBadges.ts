import { html, joined, type Markup } from '../../base/markup.ts';
import { messageIn } from '../../base/phrase.ts';
import type { Problem } from '../../model/finding.ts';
import type { PreviewPage } from './previewPage.ts';

/** The word of a state with its mark; the word alone says all. */
export function stateBadge(mark: string, word: string): Markup {
  return html`<span class="regtrace-state regtrace-${mark}">${word}</span>`;
}

/** Badges in one line, parted by dots. */
export function badgeLine(parts: readonly Markup[]): Markup {
  return html`<p class="regtrace-badges">${joined(parts, DOT)}</p>\n`;
}

const DOT = html` <span class="regtrace-dot" aria-hidden="true">·</span> `;

/** What is wrong with a part of the text. */
export function problemLine(problem: Problem, { translate }: PreviewPage): Markup {
  return html`<p class="regtrace-problem">${messageIn(problem, translate)}</p>\n`;
}
