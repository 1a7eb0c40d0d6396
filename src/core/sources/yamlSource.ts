import { type Phrase, type PhrasePart, phrase, said } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { LineIndex } from '../base/text.ts';
import type { Problem } from '../model/finding.ts';
import type {
  SettingAlias,
  SettingList,
  SettingMapping,
  SettingNode,
  SettingScalar,
  SettingTree,
} from './settingTree.ts';

/** A text of the file and where it stands, without its quotes. */
export interface PlacedText {
  readonly value: string;
  readonly range: Range;
}

/** A value with aliases resolved and empty ones left out. */
export type YamlValue = SettingMapping | SettingList | SettingScalar;

/** The text of `regtrace.yaml` with its nodes, and what is wrong with it. */
export class YamlSource {
  readonly problems: Problem[] = [];
  readonly root: YamlValue | undefined;
  readonly #lines: LineIndex;
  #aliases = 0;

  constructor(text: string, { root, errors }: SettingTree) {
    this.#lines = new LineIndex(text);
    for (const { words, start, end } of errors) this.fail(this.#lines.rangeOf(start, end), words);
    this.root = this.resolve(root);
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

  /** The place of a node; the start of the text where there is none. */
  rangeOf(node: SettingNode | undefined): Range {
    const { start, end } = node ?? { start: 0, end: 0 };
    // A block ends only where the next thing begins; its place ends with its last character.
    return this.#lines.rangeOf(start, start + this.#lines.text.slice(start, end).trimEnd().length);
  }

  /** Follows an alias; a value that is left empty (`key:`) counts as absent. */
  resolve(node: SettingNode | undefined): YamlValue | undefined {
    const found = node?.kind === 'alias' ? this.#target(node) : node;
    if (found === undefined || found.kind === 'alias') return undefined;
    return found.kind === 'scalar' && found.value === null ? undefined : found;
  }

  /** Whether a value stands there at all; an alias does. */
  isGiven(node: SettingNode | undefined): node is SettingNode {
    return node !== undefined && !(node.kind === 'scalar' && node.value === null);
  }

  /** `what` begins the message where the value is no text. */
  text(node: SettingNode | undefined, what: PhrasePart): PlacedText | undefined {
    const found = this.resolve(node);
    if (found === undefined) return undefined;
    if (found.kind !== 'scalar') return this.fail(this.rangeOf(found), phrase('{0} must be text.', what));
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

  #textRange(scalar: SettingScalar, value: string): Range {
    const [start, end] = [scalar.start + 1, scalar.end - 1];
    const isAsWritten = scalar.isQuoted && this.#lines.text.slice(start, end) === value;
    return isAsWritten ? this.#lines.rangeOf(start, end) : this.rangeOf(scalar);
  }

  #target(alias: SettingAlias): SettingNode | undefined {
    const range = this.rangeOf(alias);
    if (++this.#aliases > MAX_ALIASES) return this.fail(range, phrase('The file uses too many aliases.'));
    return (
      alias.target() ??
      this.fail(
        range,
        phrase('There is no anchor "{0}". Put a glob that begins with * in quotes.', alias.name),
      )
    );
  }
}

/** Enough for people; few enough that what aliases multiply stays small. */
const MAX_ALIASES = 100;
