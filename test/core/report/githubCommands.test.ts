import { expect, test } from 'vitest';
import { githubCommands } from '../../../src/core/report/githubCommands.ts';
import { findingWith } from './findingsOf.ts';

const title = 'title=An annotation names an id that is not in the catalogue (unknown-obligation)';

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
] as const)('%s', (severity, command) => {
  expect(githubCommands([findingWith({ severity })], '')).toBe(
    `::${command} file=src/a.ts,line=3,col=5,endColumn=10,${title}::Not there.\n`,
  );
});

test('a range over lines has no columns', () => {
  const range = { start: { line: 0, character: 3 }, end: { line: 4, character: 0 } };
  const location = { path: 'a.md', range, origin: 'workspace' } as const;
  expect(githubCommands([findingWith({ location })], 'docs/')).toBe(
    `::error file=docs/a.md,line=1,endLine=5,${title}::Not there.\n`,
  );
});

test('nothing in a message or a path begins a command, or ends a value', () => {
  const text = githubCommands(
    [findingWith({ path: 'a,b:c%\n.ts', message: '100%\r\n::error::x, y: z' })],
    '',
  );
  expect(text).toBe(
    `::error file=a%2Cb%3Ac%25%0A.ts,line=3,col=5,endColumn=10,${title}::100%25%0D%0A::error::x, y: z\n`,
  );
});

test('no findings, no commands', () => {
  expect(githubCommands([], '')).toBe('');
});
