import { html, listOf, type Markup } from './markup.ts';
import type { PageReport, Say } from './pageReport.ts';

export interface TableParts<T> {
  readonly caption: Markup;
  readonly head: readonly Markup[];
  readonly items: readonly T[];
  readonly row: (item: T) => Markup;
  /** Tells tables apart where they are laid out differently. */
  readonly className: string;
  /** Tells it apart from the other tables of the page; its class does where that is its alone. */
  readonly id?: string;
}

/**
 * A table whose rows become blocks on a narrow screen. The roles say again what the elements are, as browsers forget it
 * once their layout is not that of a table.
 */
export function table<T>({ caption, head, items, row, className, id = className }: TableParts<T>): Markup {
  const rows = `${id}-rows`;
  const cells = head.map((name) => html`<th scope="col" role="columnheader">${name}</th>`);
  return html`<table class="${className}" role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${cells}</tr></thead>
<tbody role="rowgroup" id="${rows}">${listOf(rows, items, row)}</tbody></table>
`;
}

/** So many rows stand at sight; a few more are shown rather than folded away. */
const SHOWN = 50;
const SLACK = 10;
/** So many rows unfold at a time: a browser lays them out without a stop. */
const PAGE = 200;

/**
 * A table that folds away what comes after its first rows, so that one long list does not bury all that follows; what is
 * very long is folded in parts.
 */
export function foldedTable<T>(parts: TableParts<T>, noun: keyof typeof FOLDS, { say }: PageReport): Markup {
  const fold = FOLDS[noun];
  const { items, className } = parts;
  if (items.length <= SHOWN + SLACK) return table(parts);
  const folds = Array.from({ length: Math.ceil((items.length - SHOWN) / PAGE) }, (_, at) => {
    const from = SHOWN + at * PAGE;
    const some = items.slice(from, from + PAGE);
    const name =
      items.length <= SHOWN + PAGE
        ? fold.rest(say, some.length)
        : fold.part(say, from + 1, from + some.length, items.length);
    const id = `${className}-${from}`;
    return html`<details class="rest" id="${id}"><summary>${name}</summary>${table({ ...parts, caption: name, items: some, id })}</details>`;
  });
  return html`${table({ ...parts, items: items.slice(0, SHOWN) })}${folds}`;
}

/** What is folded away by the name of the rows: all that is left, or a part of it. There are always several. */
const FOLDS = {
  gap: {
    rest: (say: Say, count: number) => say('{0} more gaps', count),
    part: (say: Say, from: number, to: number, all: number) => say('gaps {0} to {1} of {2}', from, to, all),
  },
  exemption: {
    rest: (say: Say, count: number) => say('{0} more exemptions', count),
    part: (say: Say, from: number, to: number, all: number) =>
      say('exemptions {0} to {1} of {2}', from, to, all),
  },
  obligation: {
    rest: (say: Say, count: number) => say('{0} more obligations', count),
    part: (say: Say, from: number, to: number, all: number) =>
      say('obligations {0} to {1} of {2}', from, to, all),
  },
};

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
