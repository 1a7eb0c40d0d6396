import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const program = path.resolve('dist/cli.cjs');

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would. */
export function regtrace(cwd: string, ...args: readonly string[]): Run {
  return regtraceWith({}, cwd, ...args);
}

/** Runs it with variables of the environment that are to differ. */
export function regtraceWith(
  environment: Readonly<Record<string, string>>,
  cwd: string,
  ...args: readonly string[]
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {
      ...process.env,
      NO_COLOR: '1',
      REGTRACE_NO_CACHE: process.env['REGTRACE_NO_CACHE'] ?? '1',
      ...environment,
    },
  });
  return { status, stdout, stderr };
}

/** A folder of its own with the files given, gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regtrace-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** A copy of a folder, gone after the test. */
export function copyOf(source: string): string {
  const folder = folderWith({});
  cpSync(source, folder, { recursive: true });
  return folder;
}
