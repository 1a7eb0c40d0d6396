/**
 * An extension that the editor starts before all that wait for something: it starts Regtrace itself, asks for a hover, and
 * says how long that took. As a suite, `run` prints it; see `editorStart.ts`.
 */
import { readdirSync } from 'node:fs';
import * as vscode from 'vscode';
import { LINE_MARK } from '../test/vscode/suite/lineMark.ts';

/** Milliseconds. */
interface Times {
  /** By the clock, with what other processes of the editor do meanwhile. */
  readonly activated: number;
  readonly answered: number;
  /** That the extension host was at work. */
  readonly busyActivated: number;
  readonly busyAnswered: number;
  /** Whether an earlier window had kept what the engine compiled. */
  readonly isFromKept: boolean;
}

declare global {
  /** The suite and the extension are two modules in one process. */
  var editorStart: Promise<Times> | undefined;
}

export function activate(context: vscode.ExtensionContext): void {
  const kept = vscode.Uri.joinPath(context.globalStorageUri, '../regtrace.regtrace/compiled').fsPath;
  globalThis.editorStart = measured(kept);
}

export async function run(): Promise<void> {
  console.log(`${LINE_MARK}%s`, JSON.stringify(await globalThis.editorStart));
}

function isKept(folder: string): boolean {
  try {
    return readdirSync(folder).some((name) => !name.endsWith('.tmp'));
  } catch {
    return false;
  }
}

async function untilKept(folder: string): Promise<void> {
  for (let turns = 0; turns < 300; turns++) {
    if (isKept(folder)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Nothing was kept of what the engine compiled.');
}

/** Waits until the editor has started its own extensions: what they do is none of Regtrace's time. */
async function quiet(): Promise<void> {
  for (let rest = 0; rest < 5; ) {
    const load = performance.eventLoopUtilization();
    await new Promise((resolve) => setTimeout(resolve, 200));
    rest = performance.eventLoopUtilization(load).utilization < 0.1 ? rest + 1 : 0;
  }
}

async function measured(kept: string): Promise<Times> {
  const regtrace = vscode.extensions.getExtension('regtrace.regtrace');
  if (!regtrace) throw new Error('Regtrace is not installed.');
  await quiet();
  if (regtrace.isActive) throw new Error('Something else has started Regtrace.');
  const isFromKept = isKept(kept);
  const begun = performance.now();
  const load = performance.eventLoopUtilization();
  const times = () => [performance.now() - begun, performance.eventLoopUtilization(load).active] as const;
  await regtrace.activate();
  const [activated, busyActivated] = times();
  // No other extension of the editor's own answers for this language.
  const content = '// @reg CN-PIPL-40: shard pinned to cn-north-1\n';
  const { uri } = await vscode.workspace.openTextDocument({ language: 'rust', content });
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(0, 10),
  );
  const [answered, busyAnswered] = times();
  const text = hovers.flatMap(({ contents }) =>
    contents.map((one) => (typeof one === 'string' ? one : one.value)),
  );
  if (!text.join('\n').includes('Article 40')) throw new Error(`The hover says ${JSON.stringify(text)}`);
  if (process.env['REGTRACE_BENCH_WAITS'] !== undefined) await untilKept(kept);
  return { activated, answered, busyActivated, busyAnswered, isFromKept };
}
