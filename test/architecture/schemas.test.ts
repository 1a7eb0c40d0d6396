import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SCHEMAS, schemaText } from '../../scripts/generateSchemas.ts';

test.each(Object.entries(SCHEMAS))(
  'media/%s is what the tables say: else run scripts/generateSchemas.ts',
  (name, schema) => {
    expect(readFileSync(`media/${name}`, 'utf8')).toBe(schemaText(schema));
  },
);

test('every schema is generated', () => {
  const schemas = readdirSync('media').filter((name) => name.endsWith('.schema.json'));
  expect(schemas.sort()).toEqual(Object.keys(SCHEMAS).sort());
});

describe('schemas', () => {
  test.each(Object.entries(SCHEMAS))('%s closes every map that it describes', (_name, schema) => {
    const visit = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && value.type === 'object') expect(value).toHaveProperty('additionalProperties');
      for (const inner of Object.values(value)) visit(inner);
    };
    visit(schema());
  });
});
