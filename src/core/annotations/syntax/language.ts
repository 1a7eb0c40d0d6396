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
  readonly paths: RegExp | undefined;
  /** Programs of a `#!` line, without a version. */
  readonly interpreters: readonly string[];
  readonly grammar: Grammar;
  /** How to write a comment; undefined where there is none. */
  readonly line: string | undefined;
  readonly block: readonly [string, string] | undefined;
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
  let table: RuleTable | undefined;
  const sorted = () => {
    table ??= ruleTable(rules);
    return table;
  };
  return new TableRow(id, { kind: 'code', rules: sorted }, row, rules);
}

export function language(id: string, grammar: Grammar, row: Row = {}): Language {
  return new TableRow(id, grammar, row);
}

/** Reads its row when it is asked: the whole table is made whenever the program starts, and most rows nobody asks. */
class TableRow implements Language {
  readonly id: string;
  readonly grammar: Grammar;
  readonly #row: Row;
  readonly #rules: readonly Rule[];

  constructor(id: string, grammar: Grammar, row: Row, rules: readonly Rule[] = []) {
    this.id = id;
    this.grammar = grammar;
    this.#row = row;
    this.#rules = rules;
  }

  get aliases(): readonly string[] {
    return words(this.#row.aliases);
  }

  get extensions(): readonly string[] {
    return words(this.#row.extensions);
  }

  get fileNames(): readonly string[] {
    return words(this.#row.names);
  }

  get paths(): RegExp | undefined {
    return this.#row.paths;
  }

  get interpreters(): readonly string[] {
    return words(this.#row.interpreters);
  }

  get line(): string | undefined {
    return this.#row.line ?? this.#rules.find((rule) => rule.line !== undefined)?.line;
  }

  get block(): readonly [string, string] | undefined {
    return this.#row.block ?? this.#rules.find((rule) => rule.block !== undefined)?.block;
  }
}

function words(text = ''): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}
