/**
 * Words that only announce a number: "article 40" asks for 40. Of a clause they tell nothing. Folded already (the Vietnamese
 * for article and clause among them), as folding what is not ASCII would take a while at every start.
 */
export const REFERENCE_MARKERS: ReadonlySet<string> = new Set(
  'article articles art arts artikel artigo articulo clause clauses cl section sections sect paragraph paragraphs para regulation reg rule point item no nr number requirement req dieu khoan статья статьи ст'.split(
    ' ',
  ),
);
