/** Runs inside the extension host; see `eventLoop.ts`. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { LINE_MARK } from '../test/vscode/suite/lineMark.ts';
import { readyApi, until } from '../test/vscode/suite/workspace.ts';

/** Milliseconds between two looks at the clock. */
const INTERVAL = 2;

/**
 * Watches how late a timer comes: whatever holds the event loop delays it. Of a delay counts what the process worked
 * meanwhile: other programs take their turns as well.
 */
class LoopWatch {
  #last = performance.now();
  #worked = process.cpuUsage();
  #delays: number[] = [];
  readonly #timer = setInterval(() => {
    const { user, system } = process.cpuUsage(this.#worked);
    const late = performance.now() - this.#last - INTERVAL;
    this.#delays.push(Math.max(0, Math.min(late, (user + system) / 1000)));
    this.#begin();
  }, INTERVAL);

  /** The longest delays since the last call, in milliseconds, longest first. */
  take(): readonly number[] {
    const delays = this.#delays.sort((a, b) => b - a);
    this.#delays = [];
    this.#begin();
    return delays;
  }

  #begin(): void {
    this.#last = performance.now();
    this.#worked = process.cpuUsage();
  }

  dispose(): void {
    clearInterval(this.#timer);
  }
}

export async function run(): Promise<void> {
  const folder = process.env.REGTRACE_BENCH_FOLDER ?? '';
  const watch = new LoopWatch();
  const { trace } = await readyApi();
  report('first scan', watch.take());
  await rest(3000);
  report('at rest', watch.take());
  const file = vscode.Uri.file(path.join(folder, 'services/typed.ts'));
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('export const a = 1;\n'));
  const editor = await vscode.window.showTextDocument(file);
  await rest(1000);
  watch.take();
  for (const letter of '// @reg LAW0-1: a note that somebody types at a fair pace, and then some more\n') {
    await editor.edit((edit) => edit.insert(editor.selection.active, letter));
    await rest(30);
  }
  await rest(1000);
  report('typing', watch.take());
  for (let time = 0; time < 10; time++) {
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
    await editor.document.save();
    await rest(300);
  }
  report('saving', watch.take());
  for (const branch of ['other', 'main']) {
    const started = performance.now();
    await promisify(execFile)('git', ['checkout', '--quiet', '--force', branch], { cwd: folder });
    // The editor hears of the files some time after git has written them.
    await until('the branch is read', async () => {
      const findings = await trace().findings();
      return findings.some(({ location }) => location.path === 'branch.ts') === (branch === 'other');
    });
    await rest(3000);
    await trace().trace();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    report(`switch to ${branch} (${seconds} s)`, watch.take());
  }
  watch.dispose();
}

function report(what: string, delays: readonly number[]): void {
  const longest = delays.slice(0, 5).map((delay) => delay.toFixed(0));
  const over = delays.filter((delay) => delay > 50).length;
  const words = `${what}: longest ${longest.join(', ')} ms; ${over} over 50 ms of ${delays.length}`;
  console.log(`${LINE_MARK}%s`, words);
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
