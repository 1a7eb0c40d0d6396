import type { JsonSchema } from '../base/jsonSchema.ts';
import { worded } from '../base/phrase.ts';
import { VERBS } from '../model/annotation.ts';
import { ID_PATTERN } from '../model/id.ts';
import { type SettingKey, type SettingKeys, settingsKeys } from './settingsSchema.ts';
import { RELATIONS_OF_POLICY } from './settingValues.ts';

/** The JSON schema (draft-07) of `regtrace.yaml`, by which editors complete, explain and check the file. */
export function settingsJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Regtrace settings (regtrace.yaml)',
    description:
      'Links code to law: which requirement files, sources and obligations count in this workspace.',
    ...mapping(settingsKeys),
  };
}

const TEXT: JsonSchema = { type: 'string', pattern: '\\S' };
const TAG: JsonSchema = { type: 'string', pattern: '^\\s*\\S+\\s*$' };
const DATE: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const ID: JsonSchema = { type: 'string', pattern: `^${ID_PATTERN}(?:@[1-9][0-9]*)?$` };
const VERB: JsonSchema = { type: 'string', enum: VERBS };
const RELATION: JsonSchema = { type: 'string', enum: RELATIONS_OF_POLICY };

function mapping(keys: SettingKeys): JsonSchema {
  const required = Object.keys(keys).filter((key) => keys[key]?.isRequired);
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(keys).map(([key, setting]) => [key, property(setting)])),
    ...(required.length > 0 ? { required } : {}),
  };
}

function property(setting: SettingKey): JsonSchema {
  const [schema, ...others] = alternatives(setting);
  // A key that is left empty counts as absent.
  const all = setting.isRequired ? [schema, ...others] : [schema, ...others, { type: 'null' }];
  return { description: worded(setting.description), ...(all.length === 1 ? schema : { anyOf: all }) };
}

function alternatives({ kind, keys = {} }: SettingKey): readonly JsonSchema[] {
  switch (kind) {
    case 'text':
    case 'path':
    case 'idGlob':
      return [TEXT];
    case 'date':
      return [DATE];
    case 'verb':
      return [VERB];
    case 'texts':
    case 'globs':
    case 'idGlobs':
      return oneOrMore(TEXT);
    case 'tags':
      return oneOrMore(TAG, { minItems: 1 });
    case 'ids':
      return oneOrMore(ID, { minItems: 1 });
    case 'relations':
      return oneOrMore(RELATION);
    case 'verbsByGlob':
      return [{ type: 'object', additionalProperties: VERB }];
    case 'section':
      return [mapping(keys)];
    case 'entries':
      return [{ type: 'array', items: mapping(keys) }];
  }
}

function oneOrMore(item: JsonSchema, limits: JsonSchema = {}): readonly JsonSchema[] {
  return [{ type: 'array', items: item, ...limits }, item];
}
