import type { Said } from '../base/phrase.ts';

/** YAML as far as attributes need it: texts, lists and maps with their exact places. Offsets count from the text's start. */
export type YamlNode = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: 'scalar';
  /** As written (`2024-03-22`, `0x1F`, `true`), without quotes; never turned into a number or a date. */
  readonly text: string;
  /** What YAML 1.2 takes the text for. Quoted text is always text. */
  readonly type: 'text' | 'number' | 'boolean' | 'null';
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

/** How text begins that is surely nothing else: most does. */
const PLAIN_TEXT = /^[A-EG-MO-SU-Za-eg-mo-su-z\u0080-\uffff]/;
const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What the core schema of YAML 1.2 takes unquoted text for. */
export function typeOfPlain(text: string): YamlScalar['type'] {
  if (PLAIN_TEXT.test(text)) return 'text';
  if (NULL.test(text)) return 'null';
  if (BOOLEAN.test(text)) return 'boolean';
  return NUMBER.test(text) ? 'number' : 'text';
}
