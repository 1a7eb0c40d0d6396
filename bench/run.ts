/**
 * Measures Regtrace beside its yardsticks: `npm run bench -- [--size 1k|10k|50k]… [--rounds N] [--tree DIR]`. Whole
 * processes take turns with ripgrep in each round, and what counts is the median of the rounds' ratios: times drift from
 * machine to machine and from minute to minute, ratios hardly do. Prints a table, and JSON where `--json` is given.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureStart } from './start.ts';
import { type Workload, writeWorkload } from './workload.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['1k', '10k', '50k'] },
    rounds: { type: 'string', default: '7' },
    tree: { type: 'string', default: join(tmpdir(), 'regtrace-bench') },
    service: { type: 'string', default: '50000,100000,5000' },
    json: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const program = resolve('dist/cli.cjs');
if (!existsSync(program)) throw new Error('Build first: npm run build');

interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 'x rg' | 'ms' | 'MB' | 'KB' | 'x';
  /** At most so much is wanted. */
  readonly goal?: number;
}

const rows: Row[] = [];
const cache = mkdtempSync(join(tmpdir(), 'regtrace-bench-cache-'));
const growth = new Map<string, number>();
for (const size of values.size) measureTree(size);
const [from, to] = [growth.get('10k'), growth.get('50k')];
if (from !== undefined && to !== undefined)
  rows.push({ what: 'check, cold: growth from 10k to 50k files', value: to / from, unit: 'x' });
measureService();
const start = measureStart(program, rounds);
rows.push(
  { what: 'a Node that does nothing', value: start.node, unit: 'ms' },
  { what: 'regtrace --version', value: start.version, unit: 'ms', goal: 200 },
  { what: 'regtrace list on the example, nothing changed', value: start.list, unit: 'ms' },
  { what: 'regtrace list on the example, read anew', value: start.listAnew, unit: 'ms' },
);
for (const [file, goal] of [
  ['extension.node.cjs', 450],
  ['extension.web.js', 450],
  ['scanWorker.cjs', 100],
  ['cli.cjs', undefined],
] as const) {
  const path = resolve('dist', file);
  if (existsSync(path))
    rows.push({ what: `dist/${file}`, value: statSync(path).size / 1024, unit: 'KB', ...(goal && { goal }) });
}
rmSync(cache, { recursive: true, force: true });
print();

/** One tree: `check` without and with its cache, each beside ripgrep in the same round. */
function measureTree(size: string): void {
  const workload = workloadOf(size);
  const tree = join(values.tree, size);
  writeWorkload(tree, workload);
  const times = { rg: [] as number[], cold: [] as number[], kept: [] as number[], memory: [] as number[] };
  run([process.execPath, program, 'check', '--root', tree], tree);
  for (let round = 0; round < rounds; round++) {
    times.rg.push(run(['rg', '-F', '@reg', '.'], tree));
    times.cold.push(run([process.execPath, program, 'check', '--no-cache', '--root', tree], tree));
    times.kept.push(run([process.execPath, program, 'check', '--root', tree], tree));
  }
  const ratio = (list: readonly number[]) => median(list.map((time, at) => time / (times.rg[at] ?? 1)));
  const name = `${size} files, ${workload.obligations} obligations`;
  const isMain = size === '50k';
  growth.set(size, median(times.cold));
  rows.push(
    { what: `rg, ${name}`, value: median(times.rg), unit: 'ms' },
    {
      what: `check, cold, ${name}`,
      value: median(times.cold),
      unit: 'ms',
      ...(size === '1k' && { goal: 350 }),
    },
    { what: 'the same, beside rg', value: ratio(times.cold), unit: 'x rg', ...(isMain && { goal: 3 }) },
    { what: `check, nothing changed, ${name}`, value: median(times.kept), unit: 'ms' },
    { what: 'the same, beside rg', value: ratio(times.kept), unit: 'x rg', ...(isMain && { goal: 1.5 }) },
  );
}

/** `10k`, or `files/obligations`. */
function workloadOf(size: string): Workload {
  const [files = 0, obligations] = size.split('/').map((part) => Number(part.replace('k', '000')));
  return { files, obligations: obligations ?? Math.min(files, 10_000) };
}

function run(command: readonly string[], cwd: string): number {
  const [name = '', ...args] = command;
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const start = performance.now();
  const { error, status } = spawnSync(name, args, {
    cwd,
    env,
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (error) throw error;
  if (status === 2) throw new Error(`${command.join(' ')} failed`);
  return performance.now() - start;
}

function measureService(): void {
  const args = ['--expose-gc', resolve('bench/service.ts'), ...values.service.split(',')];
  const result: unknown = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
  const [obligations, annotations, switched] = values.service.split(',');
  const at = `${obligations} obligations, ${annotations} annotations`;
  const figures = new Map<string, unknown>(Object.entries(result ?? {}));
  const add = (key: string, what: string, unit: Row['unit'], goal?: number) =>
    rows.push({ what: `${what}, ${at}`, value: Number(figures.get(key)), unit, ...(goal && { goal }) });
  add('scan', 'service: first scan and findings in one thread', 'ms');
  add('memory', 'service: heap', 'MB', 200);
  add('edit', 'edit in a source file to new findings, p95', 'ms', 10);
  add('requirementEdit', 'edit in a requirement file to new findings, p95', 'ms', 10);
  add('hover', 'hover, p95', 'ms', 2);
  add('completion', 'completion, p95', 'ms', 2);
  add('definition', 'definition, p95', 'ms', 2);
  add('branchSwitchBlock', `branch switch of ${switched} files: longest block`, 'ms', 50);
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
}

function print(): void {
  if (values.json) {
    console.log(JSON.stringify({ node: process.version, rounds, rows }, undefined, 2));
    return;
  }
  console.log('| what | measured | goal |\n|---|---|---|');
  for (const { what, value, unit, goal } of rows) {
    const wanted = goal === undefined ? '' : `≤ ${goal} ${unit} ${value <= goal ? '' : '(missed)'}`.trim();
    console.log(`| ${what} | ${value < 10 ? value.toFixed(2) : value.toFixed(0)} ${unit} | ${wanted} |`);
  }
}
