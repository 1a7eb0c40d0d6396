import { fold } from './folding.ts';

/** Words, folded, that only announce a number: "article 40" asks for 40. Of a clause they tell nothing. */
export const REFERENCE_MARKERS: ReadonlySet<string> = new Set(
  fold(
    'article articles art arts artikel artigo articulo clause clauses cl section sections sect paragraph paragraphs para regulation reg rule point item no nr number requirement req điều khoản статья статьи ст',
  ).split(' '),
);
