import { html, type Markup } from './markup.ts';

export interface TableParts {
  readonly caption: Markup | string;
  readonly head: readonly string[];
  readonly rows: readonly Markup[];
  /** Tells tables apart where they are laid out differently. */
  readonly className: string;
}

/**
 * A table whose rows become blocks on a narrow screen. The roles say again what the elements are, as browsers forget it
 * once their layout is not that of a table.
 */
export function table({ caption, head, rows, className }: TableParts): Markup {
  const cells = head.map((name) => html`<th scope="col" role="columnheader">${name}</th>`);
  return html`<table class="${className}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${cells}</tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>
`;
}

/** A row whose first cell names it. */
export function row(first: Markup, ...rest: readonly (Markup | undefined)[]): Markup {
  return html`<tr role="row"><th scope="row" role="rowheader">${first}</th>${cells(rest)}</tr>
`;
}

/** The cells after the first; an empty one shows that nothing is there. */
export function cells(contents: readonly (Markup | undefined)[]): readonly Markup[] {
  return contents.map((content) =>
    content === undefined || content.markup === ''
      ? html`<td role="cell" class="none">–</td>`
      : html`<td role="cell">${content}</td>`,
  );
}
