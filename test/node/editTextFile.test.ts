import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { editTextFile } from '../../src/node/editTextFile.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const append = (text: string) => ({ text: `${text}中` });

test.each<[name: string, before: Buffer, after: Buffer]>([
  ['UTF-8', Buffer.from('a\r\n'), Buffer.from('a\r\n中')],
  ['UTF-8 with a mark', Buffer.from('\ufeffa'), Buffer.from('\ufeffa中')],
  ['UTF-16 LE', Buffer.from('\ufeffa', 'utf16le'), Buffer.from('\ufeffa中', 'utf16le')],
  ['UTF-16 BE', Buffer.from('\ufeffa', 'utf16le').swap16(), Buffer.from('\ufeffa中', 'utf16le').swap16()],
  ['nothing', Buffer.from(''), Buffer.from('中')],
])('%s stays what it is', (_name, before, after) => {
  const root = temporaryFolder();
  const file = path.join(root, 'a.ts');
  writeFileSync(file, before);
  expect(editTextFile(root, 'a.ts', append).kind).toBe('written');
  expect(readFileSync(file)).toEqual(after);
});

test('the edit sees the text without its mark, and both texts are told', () => {
  const root = temporaryFolder();
  writeFileSync(path.join(root, 'a.ts'), '\ufefflong text\n');
  const change = editTextFile(root, 'a.ts', (text) => ({ text: text.replace('long ', '') }));
  expect(change).toEqual({ kind: 'written', before: 'long text\n', after: 'text\n' });
  expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toBe('\ufefftext\n');
});

test('mode and other names of the file stay, and a text that stays the same is not written', () => {
  const root = temporaryFolder();
  const file = path.join(root, 'a.sh');
  writeFileSync(file, 'a');
  chmodSync(file, 0o751);
  linkSync(file, path.join(root, 'b.sh'));
  editTextFile(root, 'a.sh', append);
  expect([statSync(file).mode & 0o777, readFileSync(path.join(root, 'b.sh'), 'utf8')]).toEqual([
    0o751,
    'a中',
  ]);
  const { mtimeNs } = statSync(file, { bigint: true });
  expect(editTextFile(root, 'a.sh', (text) => ({ text })).kind).toBe('written');
  expect(statSync(file, { bigint: true }).mtimeNs).toBe(mtimeNs);
});

test.each<[name: string, path: string, expected: string]>([
  ['out of the root', '../a.ts', 'outside'],
  ['an absolute path', '/etc/passwd', 'outside'],
  ['through a link', 'out/a.ts', 'out of the workspace'],
  ['a file that is not there', 'none.ts', 'There is no file'],
  ['a folder', 'folder', 'folder'],
  ['what is binary', 'binary.ts', 'binary'],
  ['bytes that are no text', 'latin.ts', 'no UTF-8'],
  ['half a unit', 'odd.ts', 'no UTF-16LE'],
  ['what is too large', 'large.ts', 'larger than 4 MiB'],
])('%s is refused', (_name, name, expected) => {
  const root = temporaryFolder();
  const outside = temporaryFolder();
  writeFileSync(path.join(outside, 'a.ts'), 'a');
  symlinkSync(outside, path.join(root, 'out'));
  mkdirSync(path.join(root, 'folder'));
  writeFileSync(path.join(root, 'binary.ts'), 'a\0b');
  writeFileSync(path.join(root, 'latin.ts'), Buffer.from('caf\xe9', 'latin1'));
  writeFileSync(path.join(root, 'odd.ts'), Buffer.from([0xff, 0xfe, 0x61]));
  writeFileSync(path.join(root, 'large.ts'), 'x'.repeat(4 * 1024 * 1024 + 1));
  const change = editTextFile(root, name, append);
  expect(change.kind === 'refused' && change.message).toContain(expected);
  expect(readFileSync(path.join(outside, 'a.ts'), 'utf8')).toBe('a');
});

test('what the edit refuses is not written', () => {
  const root = temporaryFolder();
  writeFileSync(path.join(root, 'a.ts'), 'a');
  expect(editTextFile(root, 'a.ts', () => ({ refused: 'No.' }))).toEqual({ kind: 'refused', message: 'No.' });
  expect(readFileSync(path.join(root, 'a.ts'), 'utf8')).toBe('a');
});
