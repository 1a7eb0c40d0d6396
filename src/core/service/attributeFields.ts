import { type Phrase, phrase } from '../base/phrase.ts';
import {
  type AttributeSpec,
  CHANGE_ATTRIBUTES,
  INSTRUMENT_ATTRIBUTES,
  OBLIGATION_ATTRIBUTES,
  RELATED_ATTRIBUTES,
} from '../catalogue/attributes.ts';
import { VERBS } from '../model/annotation.ts';
import { type SettingKey, settingsKeys } from '../sources/settingsSchema.ts';
import { RELATIONS_OF_POLICY } from '../sources/settingValues.ts';

/** What may be offered as a value: one of some words, or what the workspace knows of a kind. */
export type ValueSource =
  | { readonly words: readonly string[] }
  | 'obligation'
  | 'pinned-obligation'
  | 'instrument'
  | 'date'
  | 'owner'
  | 'domain'
  | 'jurisdiction'
  | 'role'
  | 'tag'
  | undefined;

/** What stands behind a key. */
export interface Field {
  readonly description: Phrase;
  readonly values: ValueSource;
  readonly shape: 'value' | 'list' | 'map' | 'maps';
  /** Keys of the map, or of each map of the list. */
  readonly fields?: Fields;
  /** What stands behind keys that are the user's own. */
  readonly anyKey?: Field;
}

export type Fields = ReadonlyMap<string, Field>;

/** The field that a path of keys leads to. */
export function fieldAt(fields: Fields, path: readonly string[]): Field | undefined {
  let field: Field | undefined;
  let inside: Fields | undefined = fields;
  for (const key of path) {
    field = inside?.get(key) ?? field?.anyKey;
    inside = field?.fields;
    if (!field) return undefined;
  }
  return field;
}

/** Words that the catalogue knows, by the names of the keys that they stand behind. */
const KNOWN_BY_KEY: Readonly<Record<string, ValueSource>> = {
  domain: 'domain',
  jurisdiction: 'jurisdiction',
  jurisdictions: 'jurisdiction',
  binds: 'role',
  roles: 'role',
  tags: 'tag',
  by: 'owner',
};

const changeFields = fieldsOf(CHANGE_ATTRIBUTES, attributeField);
const relatedFields = fieldsOf(RELATED_ATTRIBUTES, attributeField);

/** The front matter of a requirement file. */
export const instrumentFields: Fields = fieldsOf<AttributeSpec>(INSTRUMENT_ATTRIBUTES, (spec, key) => ({
  ...attributeField(spec, key),
  ...(key === 'instrument' || key === 'superseded-by' ? { values: 'instrument' } : {}),
}));

/** The attributes below an obligation's heading. */
export const obligationFields: Fields = fieldsOf<AttributeSpec>(OBLIGATION_ATTRIBUTES, attributeField);

/** `regtrace.yaml`. */
export const settingFields: Fields = fieldsOf<SettingKey>(settingsKeys, settingField);

function fieldsOf<T>(table: Readonly<Record<string, T>>, fieldOf: (spec: T, key: string) => Field): Fields {
  return new Map(Object.entries(table).map(([key, spec]) => [key, fieldOf(spec, key)]));
}

function attributeField({ kind, allowed, description }: AttributeSpec, key: string): Field {
  const known = KNOWN_BY_KEY[key];
  switch (kind) {
    case 'choice':
      return { description, shape: 'value', values: { words: allowed ?? [] } };
    case 'id':
      return { description, shape: 'value', values: 'obligation' };
    case 'date':
      return { description, shape: 'value', values: 'date' };
    case 'texts':
      return { description, shape: 'list', values: known };
    case 'changes':
      return { description, shape: 'maps', values: undefined, fields: changeFields };
    case 'related':
      return { description, shape: 'maps', values: 'obligation', fields: relatedFields };
    case 'text':
    case 'url':
    case 'revision':
      return { description, shape: 'value', values: known };
  }
}

function settingField({ kind, description, keys }: SettingKey, key: string): Field {
  const known = KNOWN_BY_KEY[key];
  switch (kind) {
    case 'verb':
      return { description, shape: 'value', values: { words: VERBS } };
    case 'verbsByGlob': {
      const verb: Field = {
        description: phrase('What the files do.'),
        shape: 'value',
        values: { words: VERBS },
      };
      return { description, shape: 'map', values: undefined, anyKey: verb };
    }
    case 'relations':
      return { description, shape: 'list', values: { words: RELATIONS_OF_POLICY } };
    case 'ids':
      return { description, shape: 'list', values: 'pinned-obligation' };
    case 'idGlob':
      return { description, shape: 'value', values: 'obligation' };
    case 'idGlobs':
      return { description, shape: 'list', values: 'instrument' };
    case 'date':
      return { description, shape: 'value', values: 'date' };
    case 'text':
    case 'path':
      return { description, shape: 'value', values: known };
    case 'texts':
      return { description, shape: 'list', values: known };
    case 'globs':
    case 'tags':
      return { description, shape: 'list', values: undefined };
    case 'section':
    case 'entries':
      return {
        description,
        shape: kind === 'section' ? 'map' : 'maps',
        values: undefined,
        fields: fieldsOf<SettingKey>(keys ?? {}, settingField),
      };
  }
}
