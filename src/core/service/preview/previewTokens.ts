import type { Token } from 'markdown-it';
import type { PreviewPage } from './previewPage.ts';

/** What the dressing is made with: the page, and the class of the renderer's tokens. */
export interface Wardrobe {
  readonly page: PreviewPage;
  readonly Token: new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;
}

/** Tokens are kept by editors: what is to look different is a copy. */
export function copyOf(token: Token): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token);
}
