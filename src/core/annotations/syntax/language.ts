import type { MarkupSyntax } from './markup.ts';
import type { ProseSyntax } from './prose.ts';
import { type Rule, type RuleTable, ruleTable } from './scan.ts';

/** How the comments of a language are found. */
export type Grammar =
  /** The rules are sorted when they are first asked for: most languages of the table never are. */
  | { readonly kind: 'code'; readonly rules: () => RuleTable }
  | { readonly kind: 'script'; readonly jsx: boolean }
  | { readonly kind: 'markup'; readonly syntax: MarkupSyntax }
  | { readonly kind: 'yaml' }
  | { readonly kind: 'prose'; readonly syntax: ProseSyntax }
  | { readonly kind: 'notebook' }
  /** The language has no comments (JSON). */
  | { readonly kind: 'none' };

/** One row of the table. */
export interface Language {
  /** VS Code's id, or the one that the language's usual extension gives it. */
  readonly id: string;
  /** Other ids of editors for the same syntax. */
  readonly aliases: readonly string[];
  /** Without the leading dot, lower case; may hold dots (`blade.php`). */
  readonly extensions: readonly string[];
  /** Whole file names, lower case. */
  readonly fileNames: readonly string[];
  /** File names that no list can hold, such as `Dockerfile.*`; tested on the lower-case path. */
  readonly paths?: RegExp;
  /** Programs of a `#!` line, without a version. */
  readonly interpreters: readonly string[];
  readonly grammar: Grammar;
  /** How to write a comment; absent where there is none. */
  readonly line?: string;
  readonly block?: readonly [string, string];
}

/** A row as the tables write it: lists are words with blanks between. */
interface Row {
  readonly aliases?: string;
  readonly extensions?: string;
  readonly names?: string;
  readonly paths?: RegExp;
  readonly interpreters?: string;
  readonly line?: string;
  readonly block?: readonly [string, string];
}

/** A language whose constructs are a list of rules. Comments are written as the first of them says. */
export function code(id: string, rules: readonly Rule[], row: Row = {}): Language {
  const line = row.line ?? rules.find((rule) => rule.line !== undefined)?.line;
  const block = row.block ?? rules.find((rule) => rule.block !== undefined)?.block;
  let table: RuleTable | undefined;
  const sorted = () => {
    table ??= ruleTable(rules);
    return table;
  };
  return language(
    id,
    { kind: 'code', rules: sorted },
    {
      ...row,
      ...(line === undefined ? {} : { line }),
      ...(block === undefined ? {} : { block }),
    },
  );
}

export function language(id: string, grammar: Grammar, row: Row = {}): Language {
  const { aliases, extensions, names, paths, interpreters, line, block } = row;
  return {
    id,
    aliases: words(aliases),
    extensions: words(extensions),
    fileNames: words(names),
    interpreters: words(interpreters),
    grammar,
    ...(paths === undefined ? {} : { paths }),
    ...(line === undefined ? {} : { line }),
    ...(block === undefined ? {} : { block }),
  };
}

function words(text = ''): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
