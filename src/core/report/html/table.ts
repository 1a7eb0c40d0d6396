import { count } from '../../service/words.ts';
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

/** So many rows stand at sight; a few more are shown rather than folded away. */
const SHOWN = 50;
const SLACK = 10;

/** A table that folds away what comes after its first rows, so that one long list does not bury all that follows. */
export function foldedTable(parts: TableParts, noun: string): Markup {
  if (parts.rows.length <= SHOWN + SLACK) return table(parts);
  const rest = { ...parts, caption: `The other ${noun}s`, rows: parts.rows.slice(SHOWN) };
  return html`${table({ ...parts, rows: parts.rows.slice(0, SHOWN) })}<details class="rest"><summary>${count(
    rest.rows.length,
    `more ${noun}`,
  )}</summary>${table(rest)}</details>`;
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
