import type { Comment } from './comment.ts';

/** The comments of a text in the language with this id. */
type Embedded = (text: string, languageId: string) => readonly Comment[];

/**
 * The comments in the cells of a Jupyter notebook, which is JSON with the lines of each cell as texts. A comment is given
 * line by line: between two lines stands JSON.
 */
export function notebookComments(text: string, embedded: Embedded): readonly Comment[] {
  const program = /"language"\s*:\s*"([^"\\]{1,40})"/.exec(text)?.[1] ?? 'python';
  const comments: Comment[] = [];
  let language = program;
  for (const match of text.matchAll(KEYS)) {
    if (match[1] !== undefined) {
      language = match[1] === 'code' ? program : match[1];
      continue;
    }
    const cell = cellAt(text, match.index + match[0].length);
    for (const { start, end } of embedded(cell.text, language)) {
      for (let from = start; from < end; ) {
        const lineEnd = cell.text.indexOf('\n', from);
        const to = lineEnd < 0 ? end : Math.min(lineEnd, end);
        if (to > from) comments.push({ start: cell.places[from] ?? 0, end: cell.places[to] ?? 0 });
        from = to + 1;
      }
    }
  }
  return comments;
}

/** Inside a text of JSON the quotes of such keys would have backslashes. */
const KEYS = /(?<!\\)"(?:cell_type"\s*:\s*"(\w+)"|source"\s*:\s*(?=["[]))/g;

interface Cell {
  readonly text: string;
  /** Where each unit of the text stands in the notebook, and where the one after the last would. */
  readonly places: readonly number[];
}

/** The texts that stand here, one or a list of them, read as one. */
function cellAt(text: string, start: number): Cell {
  const isList = text.charAt(start) === '[';
  const places: number[] = [];
  let read = '';
  let end = isList ? start + 1 : start;
  do {
    LITERAL.lastIndex = end;
    const literal = LITERAL.exec(text);
    if (literal === null) break;
    end += literal[0].length;
    let at = literal.index + literal[0].indexOf('"') + 1;
    for (const [unit] of (literal[1] ?? '').matchAll(UNITS)) {
      places[read.length] = at;
      read += unit.length === 1 ? unit : unescaped(unit);
      at += unit.length;
    }
    places[read.length] = at;
  } while (isList);
  return { text: read, places };
}

const LITERAL = /[\s,]*"([^"\\\n\r]*(?:\\.[^"\\\n\r]*)*)"/y;
const UNITS = /\\u[0-9a-fA-F]{4}|\\.|[^\\]/gs;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(unit: string): string {
  const letter = unit.charAt(1);
  return letter === 'u'
    ? String.fromCharCode(Number.parseInt(unit.slice(2), 16))
    : (ESCAPES[letter] ?? letter);
}
