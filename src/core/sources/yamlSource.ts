import {
  type Alias,
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Phrase, type PhrasePart, phrase, said } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { LineIndex } from '../base/text.ts';
import { nestsTooDeeply } from '../base/yamlDepth.ts';
import type { Problem } from '../model/finding.ts';

/** A text of the file and where it stands, without its quotes. */
export interface PlacedText {
  readonly value: string;
  readonly range: Range;
}

/** A value with aliases resolved and empty ones left out. */
export type YamlValue = YAMLMap | YAMLSeq | Scalar;

/** The text of `regtrace.yaml` as nodes that know their places, and what is wrong with it. Never throws. */
export class YamlSource {
  readonly problems: Problem[] = [];
  readonly root: YamlValue | undefined;
  readonly #lines: LineIndex;
  readonly #document: Document.Parsed | undefined;
  #aliases = 0;

  constructor(text: string) {
    this.#lines = new LineIndex(text);
    this.#document = this.#parse(text);
    this.root = this.resolve(this.#document?.contents);
  }

  /** Reports a problem; gives undefined so that a reader can end with it. `suggestions` could stand there instead. */
  fail(range: Range, words: Phrase, suggestions: readonly string[] = []): undefined {
    this.problems.push({
      code: 'invalid-config',
      ...said(words),
      range,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }

  /** The place of a node; the start of the text for anything else. */
  rangeOf(node: unknown): Range {
    const [start, end] = (isNode(node) && node.range) || [0, 0];
    // A block ends only where the next thing begins; its place ends with its last character.
    return this.#lines.rangeOf(start, start + this.#lines.text.slice(start, end).trimEnd().length);
  }

  /** Follows an alias; a value that is left empty (`key:`) counts as absent. */
  resolve(node: unknown): YamlValue | undefined {
    const found = isAlias(node) ? this.#target(node) : node;
    if (isMap(found) || isSeq(found)) return found;
    return isScalar(found) && found.value !== null ? found : undefined;
  }

  /** Whether a value stands there at all; an alias does. */
  isGiven(node: unknown): boolean {
    return isNode(node) && !(isScalar(node) && node.value === null);
  }

  /** `what` begins the message where the value is no text. */
  text(node: unknown, what: PhrasePart): PlacedText | undefined {
    const found = this.resolve(node);
    if (found === undefined) return undefined;
    if (!isScalar(found)) return this.fail(this.rangeOf(found), phrase('{0} must be text.', what));
    if (typeof found.value !== 'string') {
      return this.fail(this.rangeOf(found), phrase('{0} must be text: put it in quotes.', what));
    }
    return { value: found.value, range: this.#textRange(found, found.value) };
  }

  /** A part of a text, by offsets in its value; the whole where escapes make the two differ. */
  within(text: PlacedText, start: number, end: number): Range {
    const from = this.#lines.offsetAt(text.range.start);
    if (this.#lines.text.slice(from, from + text.value.length) !== text.value) return text.range;
    return this.#lines.rangeOf(from + start, from + end);
  }

  #textRange(scalar: Scalar, value: string): Range {
    const [start, end] = scalar.range ?? [0, 0];
    const inner = this.#lines.text.slice(start + 1, end - 1);
    const isQuoted = scalar.type === 'QUOTE_SINGLE' || scalar.type === 'QUOTE_DOUBLE';
    return isQuoted && inner === value ? this.#lines.rangeOf(start + 1, end - 1) : this.rangeOf(scalar);
  }

  #parse(text: string): Document.Parsed | undefined {
    if (nestsTooDeeply(text)) return this.fail(this.#lines.rangeOf(0, 0), TOO_DEEP);
    try {
      const document = parseDocument(text, OPTIONS);
      const errors = [...document.errors, ...document.warnings];
      const tooDeep = errors.find((error) => error.message.includes('call stack'));
      // What the library says after it gave up is of no use.
      if (tooDeep) return this.fail(this.#lines.rangeOf(...tooDeep.pos), TOO_DEEP);
      for (const { code, message, pos } of errors) {
        this.fail(this.#lines.rangeOf(...pos), WORDING[code] ?? phrase('{0}.', message));
      }
      return document;
    } catch {
      // The library recurses with the nesting of the text.
      return this.fail(this.#lines.rangeOf(0, 0), TOO_DEEP);
    }
  }

  #target(alias: Alias): Node | undefined {
    const range = this.rangeOf(alias);
    if (++this.#aliases > MAX_ALIASES) return this.fail(range, phrase('The file uses too many aliases.'));
    const target = this.#document && alias.resolve(this.#document);
    return (
      target ??
      this.fail(
        range,
        phrase('There is no anchor "{0}". Put a glob that begins with * in quotes.', alias.source),
      )
    );
  }
}

/** Enough for people; few enough that what aliases multiply stays small. */
const MAX_ALIASES = 100;

const TOO_DEEP = phrase('The file nests too deep to be read.');

/** Where the library's words do not say what to do. */
const WORDING: Partial<Record<ErrorCode, Phrase>> = {
  BAD_SCALAR_START: phrase('Put a value that begins with a special character, such as @reg, in quotes.'),
  MULTIPLE_DOCS: phrase('YAML: Only one YAML document may stand here.'),
  TAG_RESOLVE_FAILED: phrase(
    'A word that begins with ! is a tag in YAML: put a glob that begins with ! in quotes.',
  ),
};

const OPTIONS = {
  prettyErrors: false,
  // Double keys are found by the reader: the library compares each with each.
  uniqueKeys: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;
