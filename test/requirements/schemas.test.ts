import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { LineIndex } from '../../src/core/base/text.ts';
import { parseRequirementFile } from '../../src/core/catalogue/parseRequirementFile.ts';
import {
  instrumentJsonSchema,
  obligationJsonSchema,
} from '../../src/core/catalogue/requirementJsonSchemas.ts';

const ajv = new Ajv({ allowUnionTypes: true });
const isInstrument = ajv.compile(instrumentJsonSchema());
const isObligation = ajv.compile(obligationJsonSchema());

const files = readdirSync('requirements', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md') && name.includes('/'))
  .map((name) => [name, readFileSync(`requirements/${name}`, 'utf8')] as const);

describe('the schemas take what the bundled catalogue says', () => {
  test.each(files)('%s', (name, text) => {
    const frontMatter = /^---\n(.*?)^---\n/ms.exec(text)?.[1] ?? '{}';
    expect(isInstrument(parse(frontMatter)), JSON.stringify(isInstrument.errors)).toBe(true);
    const lines = new LineIndex(text);
    for (const { attributesRange, id } of parseRequirementFile(name, text, 'bundled').value.obligations) {
      if (!attributesRange) continue;
      const yaml = text.slice(lines.offsetAt(attributesRange.start), lines.offsetAt(attributesRange.end));
      expect(isObligation(parse(yaml)), `${id}: ${JSON.stringify(isObligation.errors)}`).toBe(true);
    }
  });
});

describe('the schemas refuse what the reader refuses', () => {
  test.each([
    ['modality: maybe'],
    ['revision: 0'],
    ['applies: soon'],
    ['superseded-by: nobody'],
    ['related: [{ relation: equal }]'],
    ['unknown: 1'],
    ['changes: [{ revision: one }]'],
  ])('%s', (yaml) => {
    const file = parseRequirementFile('a.md', `# A-1 One\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`, 'workspace');
    expect(file.problems).not.toEqual([]);
    expect(isObligation(parse(yaml))).toBe(false);
  });

  test.each([['source: ftp://x'], ['status: maybe'], ['in-force: 2021'], ['clause: 1']])('%s', (yaml) => {
    expect(parseRequirementFile('a.md', `---\n${yaml}\n---\n`, 'workspace').problems).not.toEqual([]);
    expect(isInstrument(parse(yaml))).toBe(false);
  });
});
