import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, NODE_ONCE, type Row, upTo } from './figures.ts';
import { inOpenFastTrace } from './openFastTrace.ts';
import { isThere, type Run, run } from './processes.ts';
import { type Workload, writeWorkload } from './workload.ts';

/** One tree to measure. */
export interface Tree {
  readonly folder: string;
  /** As the table names it. */
  readonly name: string;
  /** At most so many times the wall of ripgrep, and so many milliseconds. */
  readonly goals?: { readonly cold?: number; readonly kept?: number; readonly coldWall?: number };
  /** OpenFastTrace, and the same tree as it reads it. */
  readonly openFastTrace?: { readonly jar: string; readonly folder: string };
}

/**
 * How long OpenFastTrace took for its HTML report on the same logical work, in walls of ripgrep on the same tree in the
 * same round: measured once, with Java 17 on two cores; see README.md. Where no jar of it is given, Regtrace is measured
 * beside it by way of ripgrep.
 */
const OPEN_FAST_TRACE: Readonly<Record<string, number>> = { '10k': 61, '50k': 55 };

/** How many times faster than OpenFastTrace the report as HTML is to be. */
const OPEN_FAST_TRACE_GOAL = 15;

/** Writes the tree of one size, `10k` or `files/obligations`, unless it stands there already. */
export function generated(size: string, parent: string, openFastTraceJar?: string): Tree {
  const [files = 0, given] = size.split('/').map((part) => Number(part.replace('k', '000')));
  const workload: Workload = { files, obligations: given ?? Math.min(files, 10_000) };
  const folder = join(parent, size.replace('/', '-'));
  writeWorkload(folder, workload);
  const goals = size === '50k' ? { cold: 3, kept: 1.5 } : size === '1k' ? { coldWall: 350 } : {};
  const name = `${size} files, ${workload.obligations} obligations`;
  if (openFastTraceJar === undefined) return { folder, name, goals };
  const other = `${folder}-oft`;
  writeWorkload(other, workload, inOpenFastTrace);
  return { folder, name, goals, openFastTrace: { jar: openFastTraceJar, folder: other } };
}

/** Commands on one tree, each beside ripgrep and an empty Node in the same round. The wall of the cold `check` comes with the rows. */
export function measureTree(
  { folder, name, goals = {}, openFastTrace }: Tree,
  program: string,
  rounds: number,
): { readonly rows: readonly Row[]; readonly cold: number } {
  const cache = mkdtempSync(join(tmpdir(), 'regtrace-bench-cache-'));
  const env = { ...process.env, CI: '', XDG_CACHE_HOME: cache };
  const withoutCache = { ...env, REGTRACE_NO_CACHE: '1' };
  const regtrace = (...args: readonly string[]) => [process.execPath, program, '--root', folder, ...args];
  const commands = {
    rg: ['rg', '-F', '@reg', '.'],
    node: [process.execPath, '-e', '0'],
    floor: [process.execPath, join(import.meta.dirname, 'floor.mjs'), folder],
    cold: regtrace('check', '--no-cache'),
    anew: regtrace('check', '--no-cache'),
    kept: regtrace('check'),
    // A question that was not asked before: no answer is there, and what the source files gave is.
    again: regtrace('check', '--as-of'),
    html: regtrace('report', '--no-cache', '--format', 'html', '-o', join(cache, 'report.html')),
    ...(isThere('leasot') && { leasot: ['leasot', '--tags', '@reg', '-x', '-S', 'services/**/*'] }),
    ...(openFastTrace && { oft: openFastTraceReport(openFastTrace, join(cache, 'oft.html')) }),
  };
  const runs = new Map<string, Run[]>(Object.keys(commands).map((key) => [key, []]));
  try {
    // Files are in memory from the first round on, and what can be kept is; it does not count.
    for (let round = 0; round <= rounds; round++)
      for (const [key, command] of Object.entries(commands)) {
        const words = key === 'again' ? [...command, `${2027 + round}-01-01`] : command;
        const once = run(words, folder, key === 'cold' ? withoutCache : env);
        if (round > 0) runs.get(key)?.push(once);
      }
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
  const of = (key: string, what: keyof Run) => median((runs.get(key) ?? []).map((one) => one[what]));
  /** How many times one took what the other did in the same round. */
  const over = (key: string, other: string) =>
    median((runs.get(key) ?? []).map(({ wall }, at) => wall / (runs.get(other)?.[at]?.wall ?? Number.NaN)));
  const wall = (key: string, what: string, goal?: number): Row => ({
    what: `${what}, ${name}`,
    value: of(key, 'wall'),
    unit: 'ms',
    ...upTo(goal),
  });
  const ratio = (key: string, goal?: number): Row => ({
    what: 'the same, beside rg',
    value: over(key, 'rg'),
    unit: 'x rg',
    ...upTo(goal),
  });
  const rows: Row[] = [
    wall('rg', 'rg'),
    { what: `rg, processor, ${name}`, value: of('rg', 'processor'), unit: 'ms' },
    wall('floor', 'a script that only reads, and cuts out tags and headings'),
    ratio('floor'),
    wall('cold', 'check, cold', goals.coldWall),
    ratio('cold', goals.cold),
    {
      what: 'the same, beside a Node that does nothing',
      value: over('cold', 'node'),
      unit: 'x',
      ...(goals.coldWall !== undefined && { goal: goals.coldWall / NODE_ONCE }),
    },
    { what: `check, cold, processor, ${name}`, value: of('cold', 'processor'), unit: 'ms' },
    { what: `check, cold, peak of memory, ${name}`, value: of('cold', 'memory'), unit: 'MB' },
    wall('anew', 'check, all read anew, by a program that ran before'),
    ratio('anew'),
    wall('kept', 'check, nothing changed'),
    ratio('kept', goals.kept),
    wall('again', 'check of another day, no source file changed'),
    wall('html', 'report as HTML, cold'),
    ratio('html'),
  ];
  const once = OPEN_FAST_TRACE[name.split(' ')[0] ?? ''];
  if (openFastTrace)
    rows.push(wall('oft', "OpenFastTrace's report as HTML"), {
      what: `OpenFastTrace over ours, HTML beside HTML, ${name}`,
      value: over('oft', 'html'),
      unit: 'x',
      floor: OPEN_FAST_TRACE_GOAL,
    });
  else if (once !== undefined)
    rows.push({
      what: `OpenFastTrace over ours, HTML beside HTML, by way of rg, ${name}`,
      value: once / over('html', 'rg'),
      unit: 'x',
      floor: OPEN_FAST_TRACE_GOAL,
    });
  if ('leasot' in commands)
    rows.push(wall('leasot', 'leasot, the tags in comments alone'), {
      what: 'leasot over check, cold',
      value: over('leasot', 'cold'),
      unit: 'x',
    });
  return { rows: rows.filter(({ value }) => !Number.isNaN(value)), cold: of('cold', 'wall') };
}

/** The trace of the whole tree as one page. It is given the folders alone, as it knows no ignore rules. */
function openFastTraceReport(
  { jar, folder }: { readonly jar: string; readonly folder: string },
  page: string,
): readonly string[] {
  const inputs = ['requirements', 'services'].map((name) => join(folder, name));
  return ['java', '-jar', jar, 'trace', '-o', 'html', '-f', page, ...inputs];
}
