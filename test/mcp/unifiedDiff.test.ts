import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/mcp/unifiedDiff.ts';
import { folderWith } from '../cli/commandLine.ts';

const ten = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n';

test.each<[name: string, before: string, after: string]>([
  ['a line in the middle', ten, ten.replace('five\n', 'new\nfive\n')],
  ['a line that changed', ten, ten.replace('five', 'FIVE')],
  ['two lines apart', ten, ten.replace('two', 'TWO').replace('nine', 'NINE')],
  ['the first line', ten, `new\n${ten}`],
  ['the last line', ten, `${ten}new\n`],
  ['a line that went', ten, ten.replace('four\n', '')],
  ['no end of the last line', 'a\nb', 'a\nnew\nb'],
  ['a last line that gets its end', 'a\nb', 'a\nb\n'],
  ['line ends of two kinds', 'a\r\nb\n', 'a\r\nnew\r\nb\n'],
  ['the same line once more', 'a\na\na\n', 'a\na\na\na\n'],
  ['all of it', 'a\n', 'b\nc\n'],
  ['something out of nothing', '', 'a\nb\n'],
])('git applies it: %s', (_name, before, after) => {
  const folder = folderWith({ 'src/a.ts': before });
  const diff = unifiedDiff('src/a.ts', before, after);
  expect(diff.startsWith('--- a/src/a.ts\n+++ b/src/a.ts\n@@ ')).toBe(true);
  writeFileSync(path.join(folder, 'change.diff'), diff);
  execFileSync('git', ['apply', '--unidiff-zero', 'change.diff'], { cwd: folder });
  expect(readFileSync(path.join(folder, 'src/a.ts'), 'utf8')).toBe(after);
});

test('three lines stand around the change, and the same text gives nothing', () => {
  expect(unifiedDiff('a', ten, ten.replace('five\n', 'new\nfive\n'))).toBe(
    '--- a/a\n+++ b/a\n@@ -2,6 +2,7 @@\n two\n three\n four\n+new\n five\n six\n seven\n',
  );
  expect(unifiedDiff('a', ten, ten)).toBe('');
});
