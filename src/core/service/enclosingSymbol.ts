import type { Range } from '../base/position.ts';

/** A symbol as language extensions give it: a class, a function, a key. */
export interface CodeSymbol {
  readonly name: string;
  /** The whole of it, its body as well. */
  readonly range: Range;
  readonly children: readonly CodeSymbol[];
}

/**
 * The name of what an annotation speaks of: the symbol that begins right below it, with nothing but comments, decorators
 * and blank lines between, or else the innermost one around it. `lineText` gives the text of a line.
 */
export function symbolFor(
  line: number,
  symbols: readonly CodeSymbol[],
  lineText: (line: number) => string,
): string | undefined {
  const around = enclosing(line, symbols);
  const inner = around?.children ?? symbols;
  const below = inner
    .filter(({ range }) => range.start.line > line && isNear(line, range.start.line, lineText))
    .sort((a, b) => a.range.start.line - b.range.start.line)[0];
  return (below ?? around)?.name;
}

/** Comments longer than this stand by themselves. */
const MAX_DISTANCE = 40;

function enclosing(line: number, symbols: readonly CodeSymbol[]): CodeSymbol | undefined {
  let found: CodeSymbol | undefined;
  let candidates = symbols;
  for (;;) {
    const inside = candidates.find(({ range }) => range.start.line <= line && line <= range.end.line);
    if (!inside) return found;
    found = inside;
    candidates = inside.children;
  }
}

function isNear(from: number, to: number, lineText: (line: number) => string): boolean {
  if (to - from > MAX_DISTANCE) return false;
  for (let line = from + 1; line < to; line++) if (!SAYS_NOTHING.test(lineText(line))) return false;
  return true;
}

/** Blank, the rest of a comment, a decorator or an attribute. */
const SAYS_NOTHING = /^\s*(?:$|\/\/|\/\*|\*|#|--|;|%|<!--|-->|@|\[|"""|'''|template\b)/;
