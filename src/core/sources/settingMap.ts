import { phrase } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import { didYouMean, nearestWord } from './didYouMean.ts';
import { quoted } from './quoted.ts';
import type { SettingNode, SettingScalar } from './settingTree.ts';
import type { ReadValue } from './settingValues.ts';

/** A mapping whose keys stand in a table. */
export interface SettingMap<Key extends string> {
  readonly range: Range;
  /** Whether the key has a value, sound or not. */
  has(key: Key): boolean;
  read<T>(key: Key, readValue: ReadValue<T>): T | undefined;
}

/** Reads a mapping with the keys of a table; `path` begins their names in messages. Reports the keys it does not know. */
export function mapOf<Key extends string>(
  keys: Readonly<Record<Key, unknown>>,
  path = '',
): ReadValue<SettingMap<Key>> {
  return (source, node, what) => {
    const entries = entriesOf(source, node, what);
    if (entries === undefined) return undefined;
    const known = Object.keys(keys);
    const values = new Map<string, SettingNode | undefined>();
    for (const { key, name, value } of entries) {
      if (known.includes(name)) values.set(name, value);
      else {
        const words = didYouMean(phrase('Unknown key {0}.', quoted(name)), name, known);
        source.fail(source.rangeOf(key), words, nearestWord(name, known));
      }
    }
    return {
      range: source.rangeOf(source.resolve(node) ?? node),
      has: (key) => source.isGiven(values.get(key)),
      read: (key, readValue) => readValue(source, values.get(key), `"${path}${key}"`),
    };
  };
}

export interface MapEntry {
  readonly name: string;
  readonly key: SettingScalar;
  readonly value: SettingNode | undefined;
}

/** The entries of a mapping with names of any kind. Reports names that are no text, and those that stand twice. */
export const entriesOf: ReadValue<readonly MapEntry[]> = (source, node, what) => {
  const map = source.resolve(node);
  if (map === undefined) return undefined;
  if (map.kind !== 'map')
    return source.fail(source.rangeOf(map), phrase('{0} must be a mapping of keys to values.', what));
  const entries = new Map<string, MapEntry>();
  for (const { key, value } of map.entries) {
    const name = key?.kind === 'scalar' ? key.value : undefined;
    if (key?.kind !== 'scalar' || typeof name !== 'string') {
      source.fail(source.rangeOf(key), phrase('A key must be text.'));
    } else if (entries.has(name)) {
      const words = phrase('The key {0} stands twice; the first one counts.', quoted(name));
      source.fail(source.rangeOf(key), words);
    } else {
      entries.set(name, { name, key, value });
    }
  }
  return [...entries.values()];
};
