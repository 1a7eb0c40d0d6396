// Builds everything in dist/.
//   node esbuild.mjs [--production] [--tests] [--watch] [--npm]
// --production  minified, without source maps: what is packaged
// --tests       also the bundles that run inside the editor's extension host
// --watch       stay and rebuild what changes
// --npm         what the npm package of the command line holds, minified, into dist/npm/; the rest of dist/ stays
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { besides, besidesOnWeb, blocksOnly, editorApi, nodeApi } from './scripts/bundleParts.ts';
import { BUNDLES, LIBRARIES, libraryFile, NPM_FOLDER } from './scripts/bundles.ts';

const flags = new Set(process.argv.slice(2));
const isForNpm = flags.has('--npm');
const isProduction = flags.has('--production') || isForNpm;
const isWatching = flags.has('--watch');

// Parts of libraries that nothing here runs: the messages of zod in other languages, and what the MCP SDK needs for schemas
// of zod 3 and for questions that a server asks its client. Each stands for what would have been bundled.
const UNUSED = new Map([
  [/[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/, 'export {};'],
  [/[\\/]zod[\\/]v3[\\/]index\.js$/, 'export {};'],
  [/[\\/]zod-to-json-schema[\\/]dist[\\/]esm[\\/]index\.js$/, 'export const zodToJsonSchema = undefined;'],
  [/[\\/]validation[\\/]ajv-provider\.js$/, 'export class AjvJsonSchemaValidator {}'],
]);

const unused = {
  name: 'unused',
  setup(build) {
    for (const [filter, contents] of UNUSED) build.onLoad({ filter }, () => ({ contents, loader: 'js' }));
  },
};

// The suite is the same for all hosts, so it uses nothing but the editor's API.
const testBundles = [
  { entry: 'test/vscode/suite/index.ts', out: 'dist/test/suite.cjs', platform: 'browser' },
  { entry: 'bench/eventLoopSuite.ts', out: 'dist/test/eventLoop.cjs', platform: 'node' },
  { entry: 'bench/editorStartSuite.ts', out: 'dist/test/editorStart.cjs', platform: 'node' },
  { entry: 'test/vscode/harness/folderProvider.ts', out: 'dist/test/folderProvider.js', platform: 'browser' },
];

// Scripts that make further files of dist/.
const generators = ['scripts/buildCatalogue.ts'];

/** Resolves the import `regtrace:suites` to all test files of the suite, so that none can be forgotten. */
const suites = {
  name: 'suites',
  setup(build) {
    const folder = 'test/vscode/suite';
    build.onResolve({ filter: /^regtrace:suites$/ }, () => ({ path: folder, namespace: 'suites' }));
    build.onLoad({ filter: /.*/, namespace: 'suites' }, () => {
      const files = fs
        .readdirSync(folder)
        .filter((name) => name.endsWith('.test.ts'))
        .sort();
      const contents = files.map((name) => `import './${name}';`).join('\n');
      return { contents, loader: 'ts', resolveDir: folder, watchDirs: [folder] };
    });
  },
};

function optionsOf({ entry, out, platform, banner, format = 'cjs' }) {
  const isTest = out.startsWith('dist/test/');
  return {
    entryPoints: [entry],
    outfile: placed(out),
    bundle: true,
    platform,
    format,
    target: 'es2023',
    external: ['vscode'],
    minify: isProduction,
    sourcemap: isProduction ? false : isTest ? 'inline' : 'linked',
    logLevel: 'warning',
    plugins: isTest
      ? [suites]
      : platform === 'node'
        ? [besides, nodeApi, unused, editorApi]
        : [besidesOnWeb, editorApi],
    // Mocha's browser build would otherwise replace the exports of the bundle it is part of.
    define: isTest ? { exports: 'undefined' } : {},
    ...(banner ? { banner: { js: banner } } : {}),
  };
}

/** The npm package is flat: what loads another part of it finds it beside itself, as in dist/. */
function placed(file) {
  return isForNpm ? path.join(NPM_FOLDER, path.basename(file)) : file;
}

function libraryOptions(library) {
  const { contents, folder } = library;
  return {
    stdin: { contents, resolveDir: folder },
    outfile: placed(libraryFile(library)),
    bundle: true,
    platform: 'browser',
    mainFields: ['module', 'main'],
    format: 'cjs',
    target: 'es2023',
    minify: isProduction,
    logLevel: 'warning',
    plugins: [blocksOnly],
  };
}

function isWanted({ goesInto }) {
  return !isForNpm || goesInto.includes('npm');
}

async function build() {
  if (isProduction) {
    // What is packaged holds nothing that an earlier build left behind.
    fs.rmSync(isForNpm ? NPM_FOLDER : 'dist', { recursive: true, force: true });
  }
  const wanted = flags.has('--tests') ? [...BUNDLES, ...testBundles] : BUNDLES.filter(isWanted);
  const options = [...wanted.map(optionsOf), ...LIBRARIES.map(libraryOptions)];
  const contexts = await Promise.all(options.map((one) => esbuild.context(one)));
  const results = await Promise.allSettled(contexts.map((context) => context.rebuild()));
  if (!isWatching) {
    await Promise.all(contexts.map((context) => context.dispose()));
    if (results.some((result) => result.status === 'rejected')) {
      // esbuild has already said what is wrong.
      process.exit(1);
    }
  }
  for (const generator of generators.filter((file) => fs.existsSync(file))) {
    execFileSync(process.execPath, [generator], { stdio: 'inherit' });
  }
  if (isWatching) {
    console.log('[watch] build finished');
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    fs.chmodSync(placed('dist/cli.cjs'), 0o755);
  }
}

await build();
