import { stringify } from 'yaml';

/** Keys with their values, in the order in which they are written. */
export type YamlRecord = Readonly<Record<string, string | number>>;

/** Keys one inside the other with a list of one item, in lines. */
export function blockOf(keys: readonly string[], item: string | YamlRecord, indent: number): string {
  const lines = keys.map((key, depth) => `${' '.repeat(indent + 2 * depth)}${key}:`);
  return [...lines, itemOf(item, indent + 2 * keys.length)].join('\n');
}

/** An item of a list in lines of its own. */
export function itemOf(item: string | YamlRecord, indent: number): string {
  const margin = ' '.repeat(indent);
  if (typeof item === 'string') return `${margin}- ${scalar(item)}`;
  return Object.entries(item)
    .map(([key, value], index) => `${margin}${index === 0 ? '- ' : '  '}${key}: ${scalar(value)}`)
    .join('\n');
}

/** An item of a list in brackets. */
export function flowOf(item: string | YamlRecord): string {
  if (typeof item === 'string') return flowScalar(item);
  return `{ ${Object.entries(item)
    .map(([key, value]) => `${key}: ${flowScalar(value)}`)
    .join(', ')} }`;
}

/** A value as YAML, a text in quotes where it would be read as something else. */
export function scalar(value: string | number): string {
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** Inside brackets, commas and brackets end a text as well. */
function flowScalar(value: string | number): string {
  return typeof value === 'string' && /[,[\]{}]/.test(value) ? JSON.stringify(value) : scalar(value);
}

/** Offset of the line's first unit. */
export function startOfLine(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line's terminator, or the end of the text. */
export function endOfLine(text: string, offset: number): number {
  const end = text.slice(offset).search(/\r?\n/);
  return end < 0 ? text.length : offset + end;
}

/** Offset after the line's terminator. */
export function startOfNextLine(text: string, offset: number): number {
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}

/** Units before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}
