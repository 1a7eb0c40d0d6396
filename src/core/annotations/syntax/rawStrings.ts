import { isFirstOnLine, isWordUnit, matchAt } from './characters.ts';
import type { Rule, Scan } from './scan.ts';
import { resumeString, type StringSyntax } from './stringBody.ts';
import { literal, string, verbatim } from './stringRules.ts';

/** Rust: `r"…"`, `br#"…"#`, `cr##"…"##`. */
export const rustRawString = literal('rbc', /(?:r|br|cr)(#{0,255})"/y, (match) =>
  verbatim(`"${match[1] ?? ''}`),
);

/** C++: `R"delimiter(…)delimiter"`, with an encoding prefix or without. */
export const cppRawString = literal('RuUL', /(?:u8|u|U|L)?R"([^\s()\\]{0,16})\(/y, (match) =>
  verbatim(`)${match[1] ?? ''}"`),
);

/** A number whose digits may be grouped by `'`, which opens no character there (C++, D). */
export const groupedNumber = literal('0123456789', /[0-9][\w']*/y);

/** C#: plain, verbatim `@"…"`, raw `"""…"""`, each with `$` as well. */
export const csharpString = literal('"$@', /([$@]{0,9})("{3,}|")/y, (match) => {
  const prefix = match[1] ?? '';
  const dollars = prefix.split('$').length - 1;
  const open = '{'.repeat(Math.max(1, dollars));
  const code = dollars > 0 ? [{ open, brackets: '{}', doubled: dollars === 1 }] : [];
  return { ...csharpBody(prefix, match[2] ?? '"'), code };
});

function csharpBody(prefix: string, quotes: string): StringSyntax {
  if (prefix.includes('@')) return { close: '"', doubled: true, multiline: true };
  if (quotes.length >= 3) return { close: quotes, multiline: true };
  return { close: '"', escape: '\\' };
}

/** Swift: `"…"`, `"""…"""`, and both with any number of `#` around; code stands in `\(…)` with as many `#`. */
export const swiftString = literal('"#', /(#{0,99})("""|")/y, (match) => {
  const hashes = match[1] ?? '';
  const quotes = match[2] ?? '"';
  return {
    close: quotes + hashes,
    multiline: quotes.length === 3,
    ...(hashes === '' ? { escape: '\\' } : {}),
    code: [{ open: `\\${hashes}(`, brackets: '()' }],
  };
});

/** Scala: `s"…${}"` holds code where a name stands right before the quote; `"""` takes no escapes. */
export const scalaString: Rule = {
  starts: '"',
  take(scan) {
    const long = scan.startsWith('"""');
    const code = /\w/.test(scan.text.charAt(scan.at - 1)) ? [{ open: '${', brackets: '{}' }] : [];
    scan.advanceTo(scan.at + (long ? 3 : 1));
    resumeString(
      scan,
      long ? { close: '"""', multiline: true, greedy: true, code } : { close: '"', escape: '\\', code },
    );
    return true;
  },
};

/** OCaml: `{|…|}` and `{name|…|name}`. */
export const ocamlQuotedString = literal('{', /\{([a-z_]{0,40})\|/y, (match) =>
  verbatim(`|${match[1] ?? ''}}`),
);

/** Lua and CMake: `[==[ … ]==]`. */
export const longBracketString = literal('[', /\[(=*)\[/y, (match) => verbatim(`]${match[1] ?? ''}]`));

/** R: `r"---(…)---"` with any of the three brackets. */
export const rRawString = literal('rR', /[rR](["'])(-*)([([{])/y, (match) => {
  const close = { '(': ')', '[': ']', '{': '}' }[match[3] ?? ''] ?? ')';
  return verbatim(close + (match[2] ?? '') + (match[1] ?? ''));
});

/** Nix: `''…''`, where `'''`, `''$` and `''\\` are escapes and `${…}` is code. */
export const nixIndentedString = string("''", {
  multiline: true,
  plain: ["'''", "''$", "''\\"],
  code: [{ open: '${', brackets: '{}' }],
});

/** SQL: `$$…$$` and `$tag$…$tag$`. The body of a function or of a `DO` is code, anything else a string. */
export const sqlDollarQuote: Rule = {
  starts: '$',
  take(scan) {
    const quote = matchAt(DOLLAR_QUOTE, scan.text, scan.at)?.[0];
    if (quote === undefined || isWordUnit(scan.unitBefore())) return false;
    const before = scan.text.slice(Math.max(0, scan.last - LONGEST_PRELUDE), scan.last + 1);
    scan.advanceTo(scan.at + quote.length);
    if (scan.openQuotes.at(-1) === quote) scan.openQuotes.pop();
    else if (BODY_FOLLOWS.test(before)) scan.openQuotes.push(quote);
    // Oracle asks with `$$name` for a setting.
    else if (quote !== '$$' || scan.at < scan.lastDollars) resumeString(scan, verbatim(quote));
    return true;
  },
};

const DOLLAR_QUOTE = /\$(?:[A-Za-z_]\w{0,60})?\$/y;
const BODY_FOLLOWS = /(?:^|[^\w$])(?:as|do|language\s+'?\w+'?)$/i;
const LONGEST_PRELUDE = 80;

/** Whether the string that begins here is a statement of its own: documentation, not a value. */
export function isStatement(scan: Scan): boolean {
  return scan.depth === 0 && isFirstOnLine(scan.text, scan.at) && scan.text.charAt(scan.last) !== '\\';
}

/** Text in quotes that documents what follows: a comment where `isDocumentation` says so, else a string. */
export function docstring(
  starts: string,
  opening: RegExp,
  isDocumentation: (scan: Scan, match: RegExpExecArray) => boolean,
  otherwise: Omit<StringSyntax, 'close'> = {},
): Rule {
  const syntaxes = new Map<string, StringSyntax>();
  const syntaxOf = (quote: string, documents: boolean) => {
    const key = `${quote}${documents}`;
    const known = syntaxes.get(key);
    if (known !== undefined) return known;
    const body = { escape: '\\', multiline: quote.length > 1, ...otherwise, close: quote };
    const syntax = documents ? { ...body, code: [] } : body;
    syntaxes.set(key, syntax);
    return syntax;
  };
  return {
    starts,
    take(scan) {
      const match = matchAt(opening, scan.text, scan.at);
      if (match === undefined) return false;
      const documents = isDocumentation(scan, match);
      const quote = match[1] ?? '"""';
      const start = scan.at + match[0].length;
      scan.advanceTo(start);
      resumeString(scan, syntaxOf(quote, documents));
      if (documents) {
        const closed = scan.at - quote.length >= start && scan.startsWith(quote, scan.at - quote.length);
        scan.comments.push({ start, end: closed ? scan.at - quote.length : scan.at });
      }
      return true;
    },
  };
}
