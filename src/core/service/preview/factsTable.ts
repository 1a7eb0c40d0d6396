import { html, type Markup } from '../../base/markup.ts';

/** Rows of a table; those without a value are left out. */
export type Facts = readonly (readonly [label: string, value: Markup | string | undefined])[];

export function factsTable(facts: Facts): Markup | undefined {
  const rows = facts.flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [
          html`<tr><th scope="row">${name}</th><td>${typeof value === 'string' ? plain(value) : value}</td></tr>\n`,
        ],
  );
  return rows.length === 0
    ? undefined
    : html`<table class="regtrace-facts"><tbody>\n${rows}</tbody></table>\n`;
}

/** Text of a file, set apart, so that its direction of writing turns nothing around it. */
export function plain(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}
