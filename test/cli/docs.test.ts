import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { copyOf, regtrace } from './commandLine.ts';

const asOf = ['--as-of', '2026-11-22'];
const example = 'examples/fleet-telemetry';
const pages = readdirSync('docs').filter((name) => name.endsWith('.md'));
const textOf = (page: string) => readFileSync(path.join('docs', page), 'utf8');

describe('the pages', () => {
  test('stand in the index, each of them', () => {
    const index = textOf('README.md');
    for (const page of pages) if (page !== 'README.md') expect(index).toContain(`](${page})`);
  });

  test.each(pages)('%s links to files that exist', (page) => {
    for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)[^)]*\)/g))
      expect(existsSync(path.join('docs', target)), `${page}: ${target}`).toBe(true);
  });

  test('know every setting and every tool of the editor', () => {
    const page = textOf('editor.md');
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const sections: { properties: object }[] = contributes.configuration;
    for (const setting of sections.flatMap(({ properties }) => Object.keys(properties)))
      expect(page).toContain(`\`${setting}\``);
    for (const { name, toolReferenceName } of contributes.languageModelTools)
      expect(page).toContain(`| \`${name}\` | \`#${toolReferenceName}\` |`);
  });
});

/** The words of a command line in the page, as a shell would split them. */
const wordsOf = (line: string) =>
  [...line.replace(/\s+#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, bare]) => quoted ?? bare ?? '',
  );

/** Every command that a page shows. */
const commandsIn = (page: string) =>
  [...textOf(page).matchAll(/```sh\n(.*?)```/gs)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => /^(npx )?regtrace /.test(line))
    .map((line) => line.replace(/^npx /, ''));

describe('the commands work as written', () => {
  const commands = ['cli.md', 'npm.md'].flatMap((page) =>
    commandsIn(page).map((line) => [page, line.replace(/\s+#.*$/, '')] as const),
  );

  test.each(commands)('%s: %s', (_page, line) => {
    const folder = copyOf(example);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { cwd: folder });
    if (line.includes(' HEAD')) {
      git('init', '-q');
      git('add', '-A');
      git('commit', '-qm', 'all');
    }
    if (line.includes('other.json'))
      writeFileSync(path.join(folder, 'other.json'), '{"schema":1,"findings":[]}');
    if (line.endsWith(' init')) execFileSync('rm', [path.join(folder, 'regtrace.yaml')]);
    const [, ...args] = wordsOf(line);
    const run = regtrace(folder, ...args);
    expect([0, 1], run.stderr).toContain(run.status);
    expect(run.stderr).not.toMatch(/\n\s+at |Error:/);
    const [, written] = /-o (\S+)/.exec(line) ?? [];
    if (written !== undefined) expect(existsSync(path.join(folder, written))).toBe(true);
    else expect(`${run.stdout}${run.stderr}`.length > 0 || /base|mcp|lsp/.test(line)).toBe(true);
  });

  test('and are all that there is', () => {
    const help = regtrace('.', '--help').stdout;
    const known = [...help.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name]) => name);
    const shown = new Set(commandsIn('cli.md').map((line) => wordsOf(line)[1]));
    expect(known.length).toBeGreaterThan(9);
    expect([...shown].sort()).toEqual(known.sort());
  });
});

const objects = z.array(z.record(z.string(), z.unknown()));

/** The keys that the page gives for an answer: a `?` behind one that may be missing. */
function keysOf(row: string): { readonly always: readonly string[]; readonly all: readonly string[] } {
  const line = textOf('cli.md')
    .split('\n')
    .find((one) => one.startsWith(`| ${row} |`));
  const cell = line?.split('|')[2] ?? expect.fail(`There is no row ${row}`);
  const keys = [...cell.replace(/\([^)]*\)/g, '').matchAll(/`(\w+\??)`/g)].map(([, key = '']) => key);
  const base = cell.includes('those of `list`') ? keysOf('`list --json`, one of the list') : undefined;
  const own = keys.filter((key) => key !== 'list');
  return {
    always: [...(base?.always ?? []), ...own.filter((key) => !key.endsWith('?'))],
    all: [...(base?.all ?? []), ...own.map((key) => key.replace('?', ''))],
  };
}

describe('the shapes of JSON are what is printed', () => {
  const json = (...args: string[]): unknown =>
    JSON.parse(regtrace('.', '--root', example, ...args, ...asOf).stdout);
  const within = (value: unknown, key: string): unknown => Object(value)[key];
  const check = json('check', '--format', 'json');
  const report = json('report', '--format', 'json');
  const ids = ['CN-PIPL-40', 'CN-AUTO-6.1', 'EU-GDPR-33.1', 'FLT-BLUR-1'];

  test.each<[string, unknown]>([
    ['`check --format json`', [check]],
    ['… a finding', within(check, 'findings')],
    ['… `summary`', [within(check, 'summary')]],
    ['`list --json`, one of the list', json('list', '--json')],
    ['`show ID --json`', ids.map((id) => json('show', id, '--json'))],
    ['`trace ID --json`, one of the list', ids.flatMap((id) => json('trace', id, '--json'))],
    ['`trace FILE --json`, one of the list', json('trace', 'src/upload.ts', '--json')],
    ['`search QUERY --json`, one of the list', json('search', 'pipl', '--json')],
    ['`report --format json`', [report]],
    ['… `coverage`', [within(report, 'coverage')]],
    ['… one of `byInstrument`', within(report, 'byInstrument')],
    ['… one of `byDomain`', within(report, 'byDomain')],
    ['… one of `obligations`', within(report, 'obligations')],
  ])('%s', (row, given) => holds(row, given));

  test('`suggest FILE --json`, one of the list', () => {
    const folder = copyOf(example);
    const code = 'export class ConsentLedger { withdraw() {} revokeOptIn() {} remember(checkbox) {} }\n';
    writeFileSync(path.join(folder, 'src/ledger.ts'), code);
    const { stdout } = regtrace(folder, 'suggest', 'src/ledger.ts', '--json', ...asOf);
    holds('`suggest FILE --json`, one of the list', JSON.parse(stdout));
  });

  function holds(row: string, given: unknown): void {
    const list = objects.parse(given);
    const { always, all } = keysOf(row);
    expect(list.length).toBeGreaterThan(0);
    for (const one of list) {
      expect(Object.keys(one)).toEqual(expect.arrayContaining([...always]));
      expect(all).toEqual(expect.arrayContaining(Object.keys(one)));
    }
  }
});
