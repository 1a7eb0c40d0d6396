import { YamlPath } from './yamlPath.ts';

/** Where a cursor stands in YAML that is being written. */
export interface YamlPlace {
  /** The keys that lead to the place, outermost first; items of lists leave no trace in it. */
  readonly path: readonly string[];
  /** Whether a key is being written or a value; the first word of a list's item may become either. */
  readonly role: 'key' | 'value' | 'item';
  /** Offset of what was typed so far, without an opening quote. */
  readonly start: number;
  /** Keys that the map at hand has already. */
  readonly siblings: readonly string[];
  /** Inside brackets or braces. */
  readonly isFlow: boolean;
}

/**
 * The place of a cursor in YAML, by what stands before it: text that is being written is rarely whole, so that a parser
 * of whole documents is of no use. Undefined in comments, in blocks of literal text, and where a text goes on.
 */
export function yamlPlaceAt(text: string, offset: number): YamlPlace | undefined {
  const path = new YamlPath();
  let lineStart = 0;
  while (lineStart <= offset) {
    const newline = text.indexOf('\n', lineStart);
    const lineEnd = newline < 0 ? text.length : newline;
    if (offset <= lineEnd) {
      const place = path.readLast(text.slice(lineStart, offset), lineStart);
      if (!place || lacksBlank(text, place)) return undefined;
      const { column, ...rest } = place;
      const later = column === undefined ? [] : keysBelow(text.slice(lineEnd + 1), column);
      return { ...rest, siblings: [...rest.siblings, ...later] };
    }
    path.readLine(text.slice(lineStart, lineEnd).replace(/\r$/, ''), lineStart);
    lineStart = lineEnd + 1;
  }
  return undefined;
}

/** A value needs a blank between itself and its colon or dash. */
function lacksBlank(text: string, { role, start }: YamlPlace): boolean {
  const before = text.charAt(start - 1);
  return (role === 'value' && before === ':') || (role === 'item' && before === '-');
}

const KEY_LINE = /^( *)(["']?)([\w-]+)\2\s*:(?:\s|$)/;

/** The keys of the same map on the lines below. */
function keysBelow(text: string, column: number): readonly string[] {
  const keys: string[] = [];
  for (const line of text.split('\n')) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const indent = line.length - line.trimStart().length;
    if (indent < column || (indent === column && /^\s*-(?:\s|$)/.test(line))) break;
    const key = KEY_LINE.exec(line)?.[3];
    if (indent === column && key !== undefined) keys.push(key);
  }
  return keys;
}
