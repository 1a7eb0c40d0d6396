import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs everything that a change must pass, one step after the other, and ends with one line over all of them:
 * `N passed, N failed`. A step that fails does not stop the others, but what was built by a failing build is not tested.
 */

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const UNIT_RESULTS = path.join(project, 'test-results/unit.json');

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The counts of its tests, from what it printed or wrote; a step without tests counts as one. */
  readonly counts?: (output: string) => Counts;
  /** Without it nothing else can run. */
  readonly isNeeded?: true;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const node = process.execPath;
const bin = (name: string) => path.join(project, 'node_modules/.bin', name);

const STEPS: readonly Step[] = [
  { name: 'build', command: [node, 'esbuild.mjs', '--tests'], isNeeded: true },
  { name: 'types', command: [bin('tsc'), '-b'] },
  { name: 'lint and format', command: [bin('biome'), 'check', '.'] },
  { name: 'unused exports', command: [bin('knip')] },
  {
    name: 'unit tests and the command line',
    command: [bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${UNIT_RESULTS}`],
    // All random cases, and inputs of full size: test/core/randomRuns.ts. Who asks for more gets more.
    env: { TEST_DEPTH: process.env['TEST_DEPTH'] ?? '1' },
    counts: unitCounts,
  },
  { name: 'the project on itself', command: [node, 'dist/cli.cjs', 'check', '--fail-on', 'warning'] },
  { name: 'extension host', command: [node, 'test/vscode/runTests.ts'], counts: lastLineCounts },
  {
    name: 'extension host, in an untrusted folder',
    command: [node, 'test/vscode/runTests.ts', '--untrusted'],
    counts: lastLineCounts,
  },
  {
    name: 'extension host in the browser',
    command: [node, 'test/vscode/runTests.ts', '--host', 'web'],
    counts: lastLineCounts,
  },
  {
    name: 'user level, in the browser',
    command: [node, 'test/vscode/runUi.ts', '--host', 'web', 'mainJob', 'keyboard'],
    counts: lastLineCounts,
  },
  // From here on dist/ holds what is published, and no tests.
  { name: 'package', command: [node, 'scripts/checkPackage.ts'], counts: lastLineCounts },
  {
    name: 'user level, with the package',
    command: [node, 'test/vscode/runUi.ts', '--package', 'test-results/regtrace.vsix'],
    counts: lastLineCounts,
  },
  {
    name: 'npm package, on each Node that it names',
    command: [node, 'scripts/checkNpmPackage.ts'],
    counts: lastLineCounts,
  },
];

async function main(): Promise<number> {
  let passed = 0;
  let failed = 0;
  const rows: string[] = [];
  for (const step of STEPS) {
    console.log(`\n== ${step.name}`);
    const started = performance.now();
    const { status, output } = await run(step);
    const counts = countsOf(step, status, output);
    passed += counts.passed;
    failed += counts.failed;
    const seconds = Math.round((performance.now() - started) / 1000);
    rows.push(
      `${counts.failed > 0 ? 'FAIL' : 'ok  '} ${step.name} (${counts.passed} of ${counts.passed + counts.failed}, ${seconds} s)`,
    );
    if (counts.failed > 0 && step.isNeeded) break;
  }
  console.log(`\n${rows.join('\n')}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

/** A step that ended badly has failed, whatever it counted. */
function countsOf({ counts }: Step, status: number, output: string): Counts {
  const told = counts?.(output) ?? { passed: status === 0 ? 1 : 0, failed: 0 };
  return status !== 0 && told.failed === 0 ? { ...told, failed: 1 } : told;
}

function unitCounts(): Counts {
  const results: unknown = JSON.parse(readFileSync(UNIT_RESULTS, 'utf8'));
  const count = (key: string): number => {
    const value: unknown = typeof results === 'object' && results !== null && Reflect.get(results, key);
    if (typeof value !== 'number') throw new Error(`${UNIT_RESULTS} has no number ${key}`);
    return value;
  };
  const passed = count('numPassedTests');
  if (passed === 0) throw new Error('No unit test ran');
  return { passed, failed: count('numFailedTests') };
}

/** The last line `N passed, N failed` that a step printed. A step that prints none has run no test, which is a failure. */
function lastLineCounts(output: string): Counts {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1) ?? [];
  return passed === undefined ? { passed: 0, failed: 1 } : { passed: Number(passed), failed: Number(failed) };
}

function run({ command: [program = '', ...args], env }: Step): Promise<{ status: number; output: string }> {
  const child = spawn(program, args, {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

// What an earlier run left must not be taken for a result of this one.
rmSync(UNIT_RESULTS, { force: true });
mkdirSync(path.dirname(UNIT_RESULTS), { recursive: true });
process.exitCode = await main();
