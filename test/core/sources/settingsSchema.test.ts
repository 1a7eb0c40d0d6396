import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsJsonSchema } from '../../../src/core/sources/settingsJsonSchema.ts';
import { type SettingKeys, settingsKeys } from '../../../src/core/sources/settingsSchema.ts';

test('the schema that editors read is that of the table: else run scripts/generateSchemas.ts', () => {
  const written: unknown = JSON.parse(
    readFileSync(new URL('../../../media/regtrace.schema.json', import.meta.url), 'utf8'),
  );
  expect(written).toEqual(JSON.parse(JSON.stringify(settingsJsonSchema())));
});

test('every key has a description that is a sentence', () => {
  const check = (keys: SettingKeys) => {
    for (const { description, keys: inner } of Object.values(keys)) {
      expect(description.template).toMatch(/^[A-Z`].*\.$/);
      if (inner) check(inner);
    }
  };
  check(settingsKeys);
});

test('sections and entries know their keys, and say which are needed', () => {
  expect(settingsJsonSchema()).toMatchObject({
    type: 'object',
    additionalProperties: false,
    properties: {
      scope: { anyOf: [{ properties: { roles: {} }, additionalProperties: false }, { type: 'null' }] },
      'not-applicable': { anyOf: [{ items: { required: ['match', 'reason'] } }, { type: 'null' }] },
      links: { anyOf: [{ items: { required: ['file', 'ids'] } }, { type: 'null' }] },
    },
  });
});
