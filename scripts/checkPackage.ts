import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVSIX, listFiles } from '@vscode/vsce';
import { builtFiles, LIBRARIES, libraryFile } from './bundles.ts';
import { expect, finish } from './checks.ts';

/**
 * Packs the extension as it would be published, into `test-results/regtrace.vsix`, and says whether it holds what it
 * should and no more.
 */

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const KILOBYTE = 1024;

/** Everything that may be in the package. */
const ALLOWED = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/i,
  /^(README|CHANGELOG)\.md$/i,
  /^LICENSE(\.txt)?$/i,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/i,
  /^media\/.+\.(svg|png|css|json|md)$/,
  /^requirements\/.+\.md$/,
];
const NEEDED = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  ...builtFiles('extension'),
  'media/icon.png',
  'requirements/privacy/CN-PIPL.md',
];
const LIMITS: readonly (readonly [file: string, kilobytes: number])[] = [
  ['dist/extension.node.cjs', 450],
  ['dist/extension.web.js', 450],
  ['dist/mcp.cjs', 700],
];
const PACKAGE_LIMIT = 1.5 * KILOBYTE;

const kilobytes = (file: string) => Math.round(statSync(file).size / KILOBYTE);

execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: project, stdio: 'inherit' });
const files = (await listFiles({ cwd: project, packageManager: 0 })).map((file) =>
  file.split(path.sep).join('/'),
);
const stray = files.filter(
  (file) => !NEEDED.includes(file) && !ALLOWED.some((pattern) => pattern.test(file)),
);
expect(
  `${files.length} files, none of them stray${stray.length > 0 ? `: ${stray.join(', ')}` : ''}`,
  stray.length === 0,
);
for (const file of NEEDED) expect(`holds ${file}`, files.includes(file));
for (const [file, limit] of LIMITS) {
  const size = kilobytes(path.join(project, file));
  expect(`${file} is ${size} KB, at most ${limit}`, size <= limit);
}
// What runs in a browser has the editor's API, and nothing of node.
for (const file of ['dist/extension.web.js', ...LIBRARIES.map(libraryFile)]) {
  const text = readFileSync(path.join(project, file), 'utf8');
  const required = [...text.matchAll(/\b(?:require|import)\(["'`]([^"'`]+)["'`]\)/g)].map(([, name]) => name);
  const others = [...new Set(required)].filter((name) => name !== 'vscode');
  expect(
    `${file} needs nothing but the editor${others.length > 0 ? `: ${others.join(', ')}` : ''}`,
    others.length === 0,
  );
}
const packagePath = path.join(project, 'test-results/regtrace.vsix');
mkdirSync(path.dirname(packagePath), { recursive: true });
// The bundles are built already, and hold all dependencies.
await createVSIX({ cwd: project, packagePath, dependencies: false, allowMissingRepository: true });
const size = kilobytes(packagePath);
expect(`the package is ${size} KB, at most ${PACKAGE_LIMIT}`, size <= PACKAGE_LIMIT);
finish();
