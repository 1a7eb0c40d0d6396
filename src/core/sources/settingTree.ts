import type { Phrase } from '../base/phrase.ts';

/** What `regtrace.yaml` says, as nodes that know their places. Offsets count from the start of the text. */
export type SettingNode = SettingScalar | SettingList | SettingMapping | SettingAlias;

export interface SettingScalar {
  readonly kind: 'scalar';
  /** Text, or what YAML 1.2 takes the text for; null where nothing stands. */
  readonly value: unknown;
  readonly isQuoted: boolean;
  /** With the quotes. */
  readonly start: number;
  readonly end: number;
}

export interface SettingList {
  readonly kind: 'list';
  readonly items: readonly (SettingNode | undefined)[];
  readonly start: number;
  readonly end: number;
}

export interface SettingMapping {
  readonly kind: 'map';
  /** In the order of the text; one key may occur twice. */
  readonly entries: readonly SettingEntry[];
  readonly start: number;
  readonly end: number;
}

export interface SettingEntry {
  readonly key: SettingNode | undefined;
  readonly value: SettingNode | undefined;
}

/** `*name`, which stands for a node elsewhere. */
export interface SettingAlias {
  readonly kind: 'alias';
  readonly name: string;
  /** Undefined where no node has the name. */
  target(): SettingNode | undefined;
  readonly start: number;
  readonly end: number;
}

export interface SettingTree {
  readonly root: SettingNode | undefined;
  /** Why the text cannot be read as YAML, in part or at all. */
  readonly errors: readonly { readonly words: Phrase; readonly start: number; readonly end: number }[];
}
