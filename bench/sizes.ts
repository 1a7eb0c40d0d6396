import { statSync } from 'node:fs';
import { build } from 'esbuild';
import { besides, besidesOnWeb, editorApi } from '../scripts/bundleParts.ts';
import { LIBRARIES, libraryFile } from '../scripts/bundles.ts';
import { type Row, upTo } from './figures.ts';

/** What the editor loads, with what it is wanted to be at most, in KB. */
const BUNDLES = [
  ['extension, node', 'src/vscode/main.node.ts', 'node', 450],
  ['extension, web', 'src/vscode/main.web.ts', 'browser', 450],
  ['thread that reads', 'src/node/scanWorker.ts', 'node', 100],
  ['command line', 'src/cli/program.ts', 'node', undefined],
  ['command line, its start', 'src/cli/start.ts', 'node', undefined],
] as const;

/** Smaller parts are summed up. */
const WORTH_A_ROW = 10;

/** Sizes of the bundles as they are packaged, minified, and what the largest parts of them are. */
export async function measureSizes(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, entry, platform, goal] of BUNDLES) {
    const { metafile } = await build({
      entryPoints: [entry],
      bundle: true,
      platform,
      format: 'cjs',
      target: 'es2023',
      external: ['vscode'],
      minify: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
      plugins: platform === 'node' ? [besides, editorApi] : [besidesOnWeb, editorApi],
    });
    const [output] = Object.values(metafile.outputs);
    if (!output) continue;
    rows.push({ what: `bundle: ${name}`, value: output.bytes / 1024, unit: 'KB', ...upTo(goal) });
    if (!name.startsWith('extension')) continue;
    const parts = new Map<string, number>();
    for (const [file, { bytesInOutput }] of Object.entries(output.inputs))
      parts.set(partOf(file), (parts.get(partOf(file)) ?? 0) + bytesInOutput / 1024);
    const sorted = [...parts].sort(([, a], [, b]) => b - a);
    for (const [part, value] of sorted.filter(([, size]) => size >= WORTH_A_ROW))
      rows.push({ what: `  of it ${part}`, value, unit: 'KB' });
  }
  for (const library of LIBRARIES) {
    const file = statSync(libraryFile(library), { throwIfNoEntry: false });
    if (file) rows.push({ what: `loaded late: ${library.name}`, value: file.size / 1024, unit: 'KB' });
  }
  return rows;
}

function partOf(file: string): string {
  const library = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
  return library ?? file.split('/').slice(0, 3).join('/');
}
