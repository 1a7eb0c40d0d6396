import type { MarkdownIt, Token } from 'markdown-it';
import { html } from '../../base/markup.ts';
import { readObligationHeading } from '../../catalogue/obligationHeading.ts';
import { cardHead } from './previewCard.ts';
import { previewHeader } from './previewHeader.ts';
import { linkedIds } from './previewIds.ts';
import type { PreviewPage } from './previewPage.ts';
import { copyOf, type Wardrobe } from './previewTokens.ts';

/** What the plugin asks of its host. */
export interface PreviewHost {
  /** What stands beside the text that is rendered, by the renderer's environment; undefined leaves the text alone. */
  pageOf(environment: unknown): PreviewPage | undefined;
  /** Hears of a bug; the text is shown as it is. */
  onError(error: unknown): void;
}

/**
 * A markdown-it plugin: requirement files look like cards, other Markdown as before. Only the rendering changes: tokens,
 * which editors keep and ask for outlines, stay as they are.
 */
export function requirementPreview(md: MarkdownIt, host: PreviewHost): void {
  const { renderer } = md;
  const { Token } = new md.core.State('', md, {});
  const render = renderer.render.bind(renderer);
  const dressedAs = (tokens: Token[], environment: unknown): Token[] => {
    try {
      const page = host.pageOf(environment);
      return page ? dressed(tokens, { page, Token }) : tokens;
    } catch (error) {
      host.onError(error);
      return tokens;
    }
  };
  renderer.rules[MARKUP] = (tokens, index) => tokens[index]?.content ?? '';
  renderer.render = (tokens, options, environment) =>
    render(dressedAs(tokens, environment), options, environment);
}

/** The type of our own tokens: their content is markup. */
const MARKUP = 'regtrace_markup';

function dressed(tokens: readonly Token[], wardrobe: Wardrobe): Token[] {
  const markup = (content: string): Token => {
    const token = new wardrobe.Token(MARKUP, '', 0);
    token.content = content;
    return token;
  };
  const result: Token[] = [];
  // The obligations whose headings enclose the place at hand, outermost first.
  const enclosing: number[] = [];
  let openLevel: number | undefined;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) break;
    const heading = token.type === 'heading_open' && token.level === 0 ? tokens[index + 1] : undefined;
    if (heading) {
      const level = Number(token.tag.slice(1));
      const id = readObligationHeading(heading.content.trim())?.id;
      while ((enclosing.at(-1) ?? 0) >= level) enclosing.pop();
      if (openLevel !== undefined && (id !== undefined || level <= openLevel)) {
        result.push(markup('</section>\n'));
        openLevel = undefined;
      }
      if (id !== undefined) {
        const fence = attributesBelow(tokens, index);
        const isChild = enclosing.length > 0;
        enclosing.push(level);
        openLevel = level;
        result.push(markup(opening(id, token, isChild)), token, namedHeading(heading, id, wardrobe));
        const end = tokens[index + 2];
        if (end) result.push(end);
        result.push(markup(cardHead(wardrobe.page, { id, fence }).markup));
        index += fence ? 3 : 2;
        continue;
      }
    }
    if (token.type === 'front_matter') result.push(markup(frontMatter(token, tokens, wardrobe.page)));
    else if (token.type === 'inline') result.push(linkedIds(token, wardrobe));
    else result.push(token);
  }
  if (openLevel !== undefined) result.push(markup('</section>\n'));
  return result;
}

/** The attributes that stand right below a heading. */
function attributesBelow(tokens: readonly Token[], heading: number): Token | undefined {
  const next = tokens[heading + 3];
  return next?.type === 'fence' && /^\s*ya?ml(?:\s|$)/i.test(next.info) ? next : undefined;
}

/** The place that links lead to carries the line, as the preview scrolls to lines. */
function opening(id: string, { map }: Token, isChild: boolean): string {
  const kind = isChild ? 'regtrace-card regtrace-child' : 'regtrace-card';
  const line = map?.[0];
  const place =
    line === undefined
      ? html`<span id="${id}"></span>`
      : html`<span id="${id}" class="code-line regtrace-place" data-line="${line}"></span>`;
  return html`<section class="${kind}" aria-label="${id}">${place}\n`.markup;
}

/** The heading with its id set apart; the text stays the same, as addresses of headings are made of it. */
function namedHeading(inline: Token, id: string, { Token }: Wardrobe): Token {
  const [first, ...rest] = inline.children ?? [];
  if (first?.type !== 'text' || !first.content.startsWith(id)) return inline;
  const open = new Token('regtrace_id_open', 'span', 1);
  open.attrSet('class', 'regtrace-id');
  const name = copyOf(first);
  name.content = id;
  const title = copyOf(first);
  title.content = first.content.slice(id.length);
  const heading = copyOf(inline);
  heading.children = [open, name, new Token('regtrace_id_close', 'span', -1), title, ...rest];
  return heading;
}

/** Editors give the text as the token's `meta`, some as an object around it. */
function frontMatter(token: Token, tokens: readonly Token[], page: PreviewPage): string {
  const meta: unknown = token.meta;
  const held: unknown = typeof meta === 'object' && meta !== null && 'content' in meta ? meta.content : meta;
  const text = typeof held === 'string' ? held : token.content;
  const heading = tokens.findIndex(({ type }) => type === 'heading_open');
  const firstHeading = heading < 0 ? '' : (tokens[heading + 1]?.content.trim() ?? '');
  return previewHeader(page, { text, firstHeading }).markup;
}
