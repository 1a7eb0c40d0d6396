import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../test/vscode/harness/runCommand.ts';
import { readBundledFiles } from './buildCatalogue.ts';
import { builtFiles, NPM_FOLDER } from './bundles.ts';

// Makes the npm package of the command line: `npm run pack:npm` builds its folder dist/npm/ and packs it there.

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(project, NPM_FOLDER);

/** What the package holds, besides its manifest: what is built stands in one table with what the extension holds. */
export function npmFiles(): readonly string[] {
  return [...builtFiles('npm').map((file) => path.basename(file)), ...lawFiles(), 'README.md', 'LICENSE'];
}

/** The requirement files of the catalogue: editors open them where a definition leads to one. */
function lawFiles(): readonly string[] {
  return readBundledFiles().map((file) => file.path);
}

/** Builds the package and returns the path of the archive. */
export function packNpm(): string {
  execFileSync(process.execPath, ['esbuild.mjs', '--npm'], { cwd: project, stdio: 'inherit' });
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(project, 'dist/catalogue.jsonl'), path.join(folder, 'catalogue.jsonl'));
  for (const file of lawFiles()) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    copyFileSync(path.join(project, file), path.join(folder, file));
  }
  copyFileSync(path.join(project, 'docs/npm.md'), path.join(folder, 'README.md'));
  copyFileSync(path.join(project, 'LICENSE'), path.join(folder, 'LICENSE'));
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);
  const output = runCommand('npm', ['pack', '--loglevel', 'error', '--pack-destination', folder], folder);
  // npm may print warnings before it; the last line is the file's name.
  return path.join(folder, output.trim().split('\n').at(-1) ?? '');
}

/** The extension's manifest without what is about the editor. Everything that runs is bundled: there are no dependencies. */
function manifest(): Readonly<Record<string, unknown>> {
  const whole: Readonly<Record<string, unknown>> = JSON.parse(
    readFileSync(path.join(project, 'package.json'), 'utf8'),
  );
  return {
    name: 'regtrace',
    version: whole['version'],
    description: whole['description'],
    keywords: whole['keywords'],
    license: whole['license'],
    repository: whole['repository'],
    bugs: whole['bugs'],
    bin: { regtrace: 'cli.cjs' },
    files: npmFiles(),
    engines: { node: '>=20' },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(path.relative(project, packNpm()));
