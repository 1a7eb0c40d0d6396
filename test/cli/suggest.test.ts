import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, regtrace } from './commandLine.ts';

const consent = [
  'class ConsentLedger {',
  '  withdraw(person: string) {}',
  '  revokeOptIn(person: string) {}',
  '  askAgain(checkbox: Checkbox) {}',
  '}',
  '',
].join('\n');
const files = {
  'regtrace.yaml': 'scope: { jurisdictions: [CN, EU] }\n',
  'src/consent.ts': consent,
  'src/sort.ts': 'export const sorted = (items: number[]) => [...items].sort((a, b) => a - b);\n',
};

describe('suggest', () => {
  test('names obligations with the words that point at them', () => {
    const run = regtrace(folderWith(files), 'suggest', 'src/consent.ts', '--json');
    expect(run.status, run.stderr).toBe(0);
    const suggestions: { id: string; title: string; score: number; because: string[] }[] = JSON.parse(
      run.stdout,
    );
    expect(suggestions.map(({ id }) => id)).toContain('EU-GDPR-7.1');
    expect(suggestions.length).toBeLessThanOrEqual(5);
    for (const { id, title, score, because } of suggestions) {
      expect(id).toMatch(/^(CN|EU|STD|ISO|UN)-/);
      expect(title).not.toBe('');
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(because.length).toBeGreaterThanOrEqual(3);
    }
    const scores = suggestions.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test('gives no more than asked for', () => {
    const run = regtrace(folderWith(files), 'suggest', 'src/consent.ts', '--json', '--limit', '1');
    expect(JSON.parse(run.stdout)).toHaveLength(1);
  });

  test('says the same in words', () => {
    const run = regtrace(folderWith(files), 'suggest', 'src/consent.ts');
    expect(run.stdout).toMatch(/^EU-GDPR-7\.1 +\S.*consent/m);
  });

  test('is silent on ordinary code, and says so beside the answer', () => {
    const folder = folderWith(files);
    expect(regtrace(folder, 'suggest', 'src/sort.ts', '--json').stdout).toBe('[]\n');
    const run = regtrace(folder, 'suggest', 'src/sort.ts');
    expect(run.status).toBe(0);
    expect(run.stdout).toBe('');
    expect(run.stderr).toBe('regtrace: no words in src/sort.ts point at an obligation.\n');
  });

  test('leaves out what the file links', () => {
    const linked = { ...files, 'src/consent.ts': `// @reg EU-GDPR-7.1\n${consent}` };
    const run = regtrace(folderWith(linked), 'suggest', 'src/consent.ts', '--json');
    expect(run.stdout).not.toContain('"EU-GDPR-7.1"');
  });

  test.each([
    ['no file', ['suggest']],
    ['two files', ['suggest', 'src/sort.ts', 'src/consent.ts']],
    ['a file that does not exist', ['suggest', 'src/nothing.ts']],
    ['a folder', ['suggest', 'src']],
    ['a path out of the root', ['suggest', '../../etc/passwd']],
    ['a bad limit', ['suggest', 'src/sort.ts', '--limit', 'many']],
  ])('refuses %s', (_name, args) => {
    const run = regtrace(folderWith(files), ...args);
    expect(run.status, run.stdout).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^regtrace: [^\n]+\n/);
  });

  test('refuses what is no text', () => {
    const run = regtrace(folderWith({ 'a.bin': Uint8Array.of(0, 1, 2, 0, 255) }), 'suggest', 'a.bin');
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('cannot be read as text');
  });

  test('needs no settings and no links', () => {
    const text = readFileSync(path.resolve('bench/suggest-quality/snippets/vision/face_blur.py'), 'utf8');
    const run = regtrace(folderWith({ 'blur.py': text }), 'suggest', 'blur.py', '--json');
    expect(JSON.parse(run.stdout)[0].id).toBe('CN-AUTO-8');
  });
});
