import {
  type AnswerView,
  clipToCost,
  instrumentOf,
  NOTICE,
  type Obligation,
  obligationCard,
  plainLinks,
} from '../core/index.ts';

/** An obligation on one card, as Markdown, with its official source. */
export function obligationText({ assessor }: AnswerView, obligation: Obligation): string {
  const source = instrumentOf(assessor, obligation)?.source;
  const origin = source === undefined ? '' : `**Official source:** ${clipToCost(source, 1200)}\n\n`;
  return `${clipToCost(obligationCard(assessor, obligation, plainLinks), ROOM)}\n\n${origin}*${NOTICE.notice}*\n`;
}

/** A card stands once in its answer, and {@link clipToCost} counts it twice, so that this is well below the limit. */
const ROOM = 24_000;
