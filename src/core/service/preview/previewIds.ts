import type { Token } from 'markdown-it';
import { isId } from '../../model/id.ts';
import { definitionsOf } from '../definition.ts';
import { idsIn } from '../idAt.ts';
import type { PreviewPage } from './previewPage.ts';
import { copyOf, type Wardrobe } from './previewTokens.ts';

/** Where an id leads, as far as it leads anywhere: in this page to its card, else to the file that holds it. */
export function hrefOfId(page: PreviewPage, id: string): string | undefined {
  const { file, assessor } = page;
  const [definition] = definitionsOf(assessor.trace, id);
  if (!definition) return undefined;
  const { path, origin } = definition.location;
  const isHere = path === file.path && origin === file.origin;
  return isHere ? `#${id}` : page.definitionHref(definition, id);
}

/** What an id stands for, in a few words. */
export function titleOfId({ assessor: { trace } }: PreviewPage, id: string): string | undefined {
  return trace.catalogue.obligation(id)?.title ?? trace.catalogue.instrument(id)?.title;
}

/** A piece of text in which the ids that stand in it, as words or as code, are links; what is linked already stays. */
export function linkedIds(inline: Token, wardrobe: Wardrobe): Token {
  const children: Token[] = [];
  let depth = 0;
  let isChanged = false;
  for (const child of inline.children ?? []) {
    if (child.type === 'link_open') depth++;
    if (child.type === 'link_close') depth--;
    const linked = depth > 0 ? undefined : linkedChild(child, wardrobe);
    isChanged ||= linked !== undefined;
    children.push(...(linked ?? [child]));
  }
  if (!isChanged) return inline;
  const copy = copyOf(inline);
  copy.children = children;
  return copy;
}

function linkedChild(child: Token, wardrobe: Wardrobe): readonly Token[] | undefined {
  if (child.type === 'code_inline')
    return isId(child.content) ? link(child.content, child, wardrobe) : undefined;
  if (child.type !== 'text') return undefined;
  const pieces: Token[] = [];
  let end = 0;
  for (const { id, range } of idsIn(child.content, 0)) {
    const name = textToken(child, id);
    const tokens = link(id, name, wardrobe);
    if (!tokens) continue;
    const start = range.start.character;
    pieces.push(textToken(child, child.content.slice(end, start)), ...tokens);
    end = range.end.character;
  }
  return end === 0 ? undefined : [...pieces, textToken(child, child.content.slice(end))];
}

function link(id: string, shown: Token, { page, Token }: Wardrobe): readonly Token[] | undefined {
  const href = hrefOfId(page, id);
  if (href === undefined) return undefined;
  const open = new Token('link_open', 'a', 1);
  open.attrSet('href', href);
  const title = titleOfId(page, id);
  if (title !== undefined) open.attrSet('title', title);
  return [open, shown, new Token('link_close', 'a', -1)];
}

function textToken(like: Token, content: string): Token {
  const token = copyOf(like);
  token.content = content;
  return token;
}
