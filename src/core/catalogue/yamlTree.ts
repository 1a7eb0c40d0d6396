import type { Said } from '../base/phrase.ts';
import type { ScalarType } from '../base/plainYaml.ts';

/** YAML as far as attributes need it: texts, lists and maps with their exact places. Offsets count from the text's start. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** As written (`2024-03-22`, `0x1F`, `true`), without quotes; never turned into a number or a date. */
  readonly text: string;
  /** What YAML 1.2 takes the text for. Quoted text is always text. */
  readonly type: ScalarType;
  /** The text alone, inside its quotes. */
  readonly start: number;
  readonly end: number;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly start: number;
  readonly end: number;
}

export interface YamlMap {
  readonly kind: 'map';
  /** In the order of the text; one key may occur twice. An array, so that no key can reach a prototype. */
  readonly entries: readonly YamlEntry[];
  readonly start: number;
  readonly end: number;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
  /** A word of a flow map without a colon, behind unquoted text: `{ note: for cars, not for bikes }`. */
  readonly isAfterComma?: true;
}

export interface YamlProblem extends Required<Said> {
  readonly start: number;
  readonly end: number;
}

export interface YamlText {
  readonly root: YamlMap;
  /** In the order of the text. */
  readonly problems: readonly YamlProblem[];
  /** How often the library stumbled; only the first few become problems. */
  readonly errors: number;
}
