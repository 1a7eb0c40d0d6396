import type { JsonSchema } from '../base/jsonSchema.ts';
import { worded } from '../base/phrase.ts';
import { ID_PATTERN } from '../model/id.ts';
import {
  type AttributeSpec,
  type AttributeTable,
  CHANGE_ATTRIBUTES,
  INSTRUMENT_ATTRIBUTES,
  OBLIGATION_ATTRIBUTES,
  RELATED_ATTRIBUTES,
} from './attributes.ts';

/** The JSON schema (draft-07) of a requirement file's front matter, for tools that check front matter. */
export function instrumentJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Front matter of a Regtrace requirement file',
    description: 'What is known of a law, a regulation, a standard or a contract.',
    ...mapping(INSTRUMENT_ATTRIBUTES),
  };
}

/** The JSON schema (draft-07) of the `yaml` fence below an obligation's heading. */
export function obligationJsonSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Attributes of a Regtrace obligation',
    description: 'What is known of one duty.',
    ...mapping(OBLIGATION_ATTRIBUTES),
  };
}

/** YAML reads `number: 91` as a number; it is a text all the same. */
const TEXT: JsonSchema = { type: ['string', 'number'] };
const DATE: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const ID: JsonSchema = { type: 'string', pattern: `^${ID_PATTERN}$` };
const URL: JsonSchema = { type: 'string', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/]\\S*$' };
const REVISION: JsonSchema = { type: 'integer', minimum: 1 };

function mapping(table: AttributeTable): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      Object.entries(table).map(([key, spec]) => [
        key,
        { description: worded(spec.description), ...schemaOf(spec) },
      ]),
    ),
  };
}

function schemaOf({ kind, allowed }: AttributeSpec): JsonSchema {
  switch (kind) {
    case 'text':
      return TEXT;
    case 'texts':
      return oneOrMore(TEXT);
    case 'id':
      return ID;
    case 'date':
      return DATE;
    case 'url':
      return URL;
    case 'choice':
      return { type: 'string', enum: allowed };
    case 'revision':
      return REVISION;
    case 'changes':
      return oneOrMore(mapping(CHANGE_ATTRIBUTES));
    case 'related':
      return oneOrMore({ anyOf: [ID, { ...mapping(RELATED_ATTRIBUTES), required: ['id'] }] });
  }
}

function oneOrMore(item: JsonSchema): JsonSchema {
  return { anyOf: [{ type: 'array', items: item }, item] };
}
