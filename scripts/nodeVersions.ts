import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { installOnce } from '../test/vscode/harness/installOnce.ts';
import { runCommand } from '../test/vscode/harness/runCommand.ts';

/**
 * The folder of a Node of that major version: the one that runs this, the one of the system, or one from npm's registry,
 * which is kept for the next time. Throws a sentence where there is none to be had.
 */
export function folderOfNode(major: number): string {
  const own = [process.execPath, ...(process.env['PATH'] ?? '').split(path.delimiter).map(nodeIn)];
  const found = own.find((candidate) => existsSync(candidate) && majorOf(candidate) === major);
  return path.dirname(found ?? installedNode(major));
}

function installedNode(major: number): string {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  try {
    const folder = installOnce(`${name}-${major}`, `Node ${major}`, (building) => {
      const packed = ['pack', `${name}@${major}`, '--loglevel', 'error', '--pack-destination', building];
      const archive = path.join(building, runCommand('npm', packed).trim().split('\n').at(-1) ?? '');
      runCommand('tar', ['xzf', archive, '-C', building, '--strip-components=1', 'package/bin']);
      rmSync(archive);
    });
    return nodeIn(path.join(folder, 'bin'));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `Node ${major} is not installed here, and could not be had from npm (${name}@${major}): ${reason}`,
    );
  }
}

function nodeIn(folder: string): string {
  return path.join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
}

function majorOf(node: string): number {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)\./.exec(stdout ?? '')?.[1]);
}
