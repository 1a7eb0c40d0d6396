/**
 * Measures Regtrace beside its yardsticks, in some minutes:
 *
 *     npm run bench -- [--size 1k|10k|50k|FILES/OBLIGATIONS]… [--real DIR]… [--rounds N] [--tree DIR] [--out FILE]
 *                      [--service OBLIGATIONS,ANNOTATIONS,SWITCHED] [--search OBLIGATIONS] [--json] [--no-editor]
 *                      [--openfasttrace JAR]
 *
 * Whole processes take turns with ripgrep in each round, and what counts is the median of the rounds' ratios: times drift
 * from machine to machine and from minute to minute, ratios less so. Prints a table, or JSON with `--json`; the JSON is
 * written to a file in any case. `--real` measures a tree that is there already.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { median, NODE_ONCE, type Row, table, upTo } from './figures.ts';
import { measureSizes } from './sizes.ts';
import { measureStart } from './start.ts';
import { watchSteal } from './steal.ts';
import { generated, measureTree } from './trees.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', multiple: true, default: ['1k', '10k', '50k'] },
    real: { type: 'string', multiple: true, default: [] },
    rounds: { type: 'string', default: '5' },
    tree: { type: 'string', default: join(tmpdir(), 'regtrace-bench') },
    service: { type: 'string', default: '50000,100000,5000' },
    search: { type: 'string', default: '50000' },
    openfasttrace: { type: 'string' },
    out: { type: 'string', default: 'test-results/bench.json' },
    json: { type: 'boolean', default: false },
    editor: { type: 'boolean', default: true },
  },
  allowNegative: true,
});
const rounds = Number(values.rounds);
const program = resolve('dist/cli.cjs');
if (!existsSync(program) || (values.editor && !existsSync('dist/test/editorStart.cjs')))
  throw new Error('Build first: node esbuild.mjs --production --tests');

const load = [loadavg()[0] ?? 0];
const steal = watchSteal();
const rows: Row[] = [];
const trees = [
  ...values.size.map((size) => () => generated(size, values.tree, values.openfasttrace)),
  ...values.real.map((folder) => () => ({ folder: resolve(folder), name: basename(resolve(folder)) })),
];
const colds = new Map<string, number>();
for (const tree of trees) {
  const measured = tree();
  say(measured.name);
  // Short runs tell less, each.
  const turns = measured.name.startsWith('1k') ? 4 * rounds : rounds;
  const { rows: ofTree, cold } = measureTree(measured, program, turns);
  rows.push(...ofTree);
  colds.set(measured.name.split(' ')[0] ?? '', cold);
}
const [from, to] = [colds.get('10k'), colds.get('50k')];
if (from !== undefined && to !== undefined)
  rows.push({ what: 'check, cold: growth from 10k to 50k files', value: to / from, unit: 'x', goal: 5 });
say('service');
measureService();
say('search');
measureSearch();
say('start and sizes');
const start = measureStart(program, rounds);
rows.push(
  { what: 'a Node that does nothing', value: start.node, unit: 'ms' },
  { what: 'regtrace --version, first run', value: start.first, unit: 'ms', goal: 200 },
  { what: 'regtrace --version', value: start.version, unit: 'ms', goal: 200 },
  { what: 'regtrace list on the example, nothing changed', value: start.list, unit: 'ms' },
  { what: 'regtrace list on the example, read anew', value: start.listAnew, unit: 'ms' },
);
if (values.editor) {
  say('the first hover in the editor');
  measureFirstHover();
}
rows.push(...(await measureSizes()));
load.push(loadavg()[0] ?? 0);

const result = {
  node: process.version,
  processor: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  load,
  steal: steal(),
  rounds,
  rows,
};
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, `${JSON.stringify(result, undefined, 2)}\n`);
if (values.json) console.log(JSON.stringify(result, undefined, 2));
else {
  const loads = load.map((one) => one.toFixed(1)).join(' and ');
  const taken =
    result.steal === undefined ? '' : `, ${(100 * result.steal).toFixed(0)} % of its time taken by the host`;
  console.log(
    `Node ${result.node}, ${result.processor}, load before and after ${loads}${taken}, ${rounds} rounds, medians\n`,
  );
  console.log(table(rows));
}

/** Progress, beside the answer. */
function say(what: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
}

/** What a script measures in a process of its own, one process a round; of each figure the median. */
function figuresOf(script: string, ...args: readonly string[]): (key: string) => number {
  const figures = Array.from({ length: rounds }, () => {
    const text = execFileSync(process.execPath, ['--expose-gc', resolve(script), ...args], {
      encoding: 'utf8',
    });
    return new Map<string, unknown>(Object.entries(JSON.parse(text)));
  });
  return (key) => median(figures.map((one) => Number(one.get(key))));
}

function measureService(): void {
  const figure = figuresOf('bench/service.ts', ...values.service.split(','));
  const [obligations, annotations, switched] = values.service.split(',');
  const at = `${obligations} obligations, ${annotations} annotations`;
  const add = (key: string, what: string, unit: Row['unit'], goal?: number) =>
    rows.push({ what: `${what}, ${at}`, value: figure(key), unit, ...upTo(goal) });
  add('scan', 'service: first scan and findings in one thread', 'ms');
  add('memory', 'service: heap over that of an empty host', 'MB', 200);
  add('resident', 'service: resident memory over that of an empty host', 'MB');
  add('edit', 'edit in a source file to new findings, p95', 'ms', 10);
  add('requirementEdit', 'edit in a requirement file to new findings, p95', 'ms', 10);
  add('hover', 'hover, p95', 'ms', 2);
  add('completionOfIds', 'completion, each letter of an id, p95', 'ms', 2);
  add('completionOfWords', 'completion, each letter of words that half of all hold, p95', 'ms', 2);
  add('definition', 'definition, p95', 'ms', 2);
  add('branchSwitchBlock', `branch switch of ${switched} files: longest block`, 'ms', 50);
}

/** In the real editor, which `node esbuild.mjs --production --tests` builds a suite for. */
function measureFirstHover(): void {
  const text = execFileSync(process.execPath, [resolve('bench/editorStart.ts'), values.rounds], {
    encoding: 'utf8',
  });
  const times = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => new Map<string, unknown>(Object.entries(JSON.parse(line))));
  const add = (key: string, isFromKept: boolean, what: string, goal?: number) => {
    const some = times.filter((one) => one.get('isFromKept') === isFromKept);
    rows.push({ what, value: median(some.map((one) => Number(one.get(key)))), unit: 'ms', ...upTo(goal) });
  };
  const time = 'catalogue only, time of the extension host';
  const first = `first after the installation, ${time}`;
  add('busyActivated', false, `activation in the editor, ${first}`);
  add('busyAnswered', false, `activation to the first hover, ${first}`);
  add('busyActivated', true, `activation in the editor, ${time}`);
  const hover = `activation to the first hover, ${time}`;
  add('busyAnswered', true, hover, 150);
  const value = (rows.at(-1)?.value ?? Number.NaN) / start.node;
  rows.push({ what: `${hover}, over a Node that does nothing`, value, unit: 'x', goal: 150 / NODE_ONCE });
}

function measureSearch(): void {
  const figure = figuresOf('bench/search.ts', '--json', values.search);
  const at = `${values.search} obligations`;
  rows.push(
    { what: `search, a keystroke, p95, ${at}`, value: figure('p95'), unit: 'ms', goal: 16 },
    { what: `search, a keystroke, longest, ${at}`, value: figure('max'), unit: 'ms' },
  );
}
