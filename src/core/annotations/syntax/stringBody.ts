import { isLineEnd, lengthOfLineEnd } from './characters.ts';
import type { Scan } from './scan.ts';

/** How a string goes on after its opening quote. */
export interface StringSyntax {
  readonly close: string;
  /** The unit that takes away the meaning of the next one. */
  readonly escape?: string;
  /** Two closing quotes stand for one. */
  readonly doubled?: boolean;
  /** May span lines; without it the string ends at the line's end at the latest. */
  readonly multiline?: boolean;
  /** Further closing quotes right after the first belong to the string (`""""` in Kotlin). */
  readonly greedy?: boolean;
  /** Longer sequences that are text, whatever they begin with. */
  readonly plain?: readonly string[];
  readonly code?: readonly Interpolation[];
}

/** Code inside a string. */
export interface Interpolation {
  readonly open: string;
  /** The opening and closing bracket of the code, `{}`. */
  readonly brackets: string;
  /** The opener written twice stands for itself (`{{` in C#). */
  readonly doubled?: boolean;
  /** Holds no comments. */
  readonly quiet?: boolean;
}

/**
 * Reads on in a string, from `scan.at`, until it closes, its line ends where it must not span lines, or code begins
 * inside it. In the last case the scan comes back here when that code is over.
 */
export function resumeString(scan: Scan, syntax: StringSyntax): void {
  const { text } = scan;
  const first = syntax.close.charCodeAt(0);
  const escapeUnit = syntax.escape?.charCodeAt(0) ?? -1;
  const plainUnits = plainUnitsOf(syntax);
  let at = scan.at;
  while (at < text.length) {
    plainUnits.lastIndex = at;
    plainUnits.test(text);
    at = plainUnits.lastIndex;
    if (at >= text.length) break;
    const code = text.charCodeAt(at);
    const plain = syntax.plain?.find((sequence) => text.startsWith(sequence, at));
    if (plain !== undefined) {
      at += plain.length;
      continue;
    }
    if (syntax.code !== undefined) {
      const next = enterCode(scan, syntax, at);
      if (next === 'entered') return;
      if (next > at) {
        at = next;
        continue;
      }
    }
    if (code === escapeUnit) at += 1 + lengthOfLineEnd(text, at + 1);
    else if (!syntax.multiline && isLineEnd(code)) break;
    else if (code !== first || !text.startsWith(syntax.close, at)) at++;
    else if (syntax.doubled && text.startsWith(syntax.close, at + syntax.close.length)) {
      at += 2 * syntax.close.length;
    } else {
      at += syntax.close.length;
      if (syntax.greedy) while (text.charCodeAt(at) === first) at++;
      break;
    }
  }
  scan.advanceTo(Math.min(at, text.length));
}

function enterCode(scan: Scan, syntax: StringSyntax, at: number): number | 'entered' {
  const parts = syntax.code ?? [];
  for (let number = 0; number < parts.length; number++) {
    const part = parts[number];
    if (!part || !scan.text.startsWith(part.open, at)) continue;
    if (part.doubled && scan.text.startsWith(part.open, at + part.open.length))
      return at + 2 * part.open.length;
    if (!scan.enter(part.brackets, { string: syntax, quiet: part.quiet ?? false })) continue;
    scan.advanceTo(at + part.open.length);
    return 'entered';
  }
  return at;
}

const byStrings = new WeakMap<StringSyntax, RegExp>();
const byOpeners = new Map<string, RegExp>();
/** Delimiters that a text chooses itself make syntaxes without end. */
const MAX_REMEMBERED = 1000;

/** Matches, sticky, the units that mean nothing in such a string, however few: most of a string is passed over by it. */
function plainUnitsOf(syntax: StringSyntax): RegExp {
  const known = byStrings.get(syntax);
  if (known !== undefined) return known;
  let openers = syntax.close.charAt(0) + (syntax.escape ?? '');
  for (const plain of syntax.plain ?? []) openers += plain.charAt(0);
  for (const { open } of syntax.code ?? []) openers += open.charAt(0);
  let units = byOpeners.get(openers);
  if (units === undefined) {
    units = new RegExp(`[^\\n\\r${openers.replace(/[\\\]^-]/g, '\\$&')}]*`, 'y');
    if (byOpeners.size >= MAX_REMEMBERED) byOpeners.clear();
    byOpeners.set(openers, units);
  }
  byStrings.set(syntax, units);
  return units;
}
