// Builds everything in dist/.
//   node esbuild.mjs [--production] [--tests] [--watch]
// --production  minified, without source maps: what is packaged
// --tests       also the bundles that run inside the editor's extension host
// --watch       stay and rebuild what changes
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import esbuild from 'esbuild';

const flags = new Set(process.argv.slice(2));
const isProduction = flags.has('--production');
const isWatching = flags.has('--watch');

// A `"type": "module"` package must name CommonJS modules `.cjs`. VS Code's web host has taken that name as it is
// only for some releases; before, it appended `.js` to it. Hence what that host loads exists under both names.
const bundles = [
  { entry: 'src/vscode/main.node.ts', out: 'dist/extension.node.cjs', platform: 'node' },
  { entry: 'src/vscode/main.web.ts', out: 'dist/extension.web.cjs', platform: 'browser' },
  { entry: 'src/vscode/main.web.ts', out: 'dist/extension.web.cjs.js', platform: 'browser' },
  { entry: 'src/node/scanWorker.ts', out: 'dist/scanWorker.cjs', platform: 'node' },
  { entry: 'src/mcp/program.ts', out: 'dist/mcp.cjs', platform: 'node' },
  { entry: 'src/cli/program.ts', out: 'dist/cli.cjs', platform: 'node', banner: '#!/usr/bin/env node' },
];

// The two largest libraries stand beside what runs on node, once for all of it. They are built from ES modules, so that
// what nobody uses stays out.
const libraries = [
  {
    name: 'yaml',
    contents: "module.exports = require('./browser/dist/index.js');",
    folder: 'node_modules/yaml',
  },
  {
    name: 'markdown-it',
    contents: "import Markdown from 'markdown-it'; module.exports = Markdown;",
    folder: '.',
  },
];

/** Leaves the libraries out of a bundle that finds them beside itself. */
const besides = {
  name: 'besides',
  setup(build) {
    build.onResolve({ filter: /^(yaml|markdown-it)$/ }, ({ path }) => ({
      path: `./${path}.cjs`,
      external: true,
    }));
  },
};

// The suite is the same for all hosts, so it uses nothing but the editor's API.
const testBundles = [
  { entry: 'test/vscode/suite/index.ts', out: 'dist/test/suite.cjs', platform: 'browser' },
  { entry: 'bench/eventLoopSuite.ts', out: 'dist/test/eventLoop.cjs', platform: 'node' },
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

function optionsOf({ entry, out, platform, banner }) {
  const isTest = out.startsWith('dist/test/');
  return {
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    platform,
    format: 'cjs',
    target: 'es2023',
    external: ['vscode'],
    minify: isProduction,
    sourcemap: isProduction ? false : isTest ? 'inline' : 'linked',
    logLevel: 'warning',
    plugins: isTest ? [suites] : platform === 'node' ? [besides] : [],
    // Mocha's browser build would otherwise replace the exports of the bundle it is part of.
    define: isTest ? { exports: 'undefined' } : {},
    ...(banner ? { banner: { js: banner } } : {}),
  };
}

function libraryOptions({ name, contents, folder }) {
  return {
    stdin: { contents, resolveDir: folder },
    outfile: `dist/${name}.cjs`,
    bundle: true,
    platform: 'browser',
    mainFields: ['module', 'main'],
    format: 'cjs',
    target: 'es2023',
    minify: isProduction,
    logLevel: 'warning',
  };
}

async function build() {
  if (isProduction) {
    // What is packaged holds nothing that an earlier build left behind.
    fs.rmSync('dist', { recursive: true, force: true });
  }
  const wanted = flags.has('--tests') ? [...bundles, ...testBundles] : bundles;
  const options = [...wanted.map(optionsOf), ...libraries.map(libraryOptions)];
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
    fs.chmodSync('dist/cli.cjs', 0o755);
  }
}

await build();
