/** Where the npm package of the command line is made. */
export const NPM_FOLDER = 'dist/npm';

/** The two places where the built program goes. */
export type Destination = 'extension' | 'npm';

export interface Bundle {
  readonly entry: string;
  readonly out: string;
  readonly platform: 'node' | 'browser';
  /** Default: a CommonJS module. */
  readonly format?: 'iife';
  readonly banner?: string;
  /** The packages that hold it; one table for both, so that neither can forget a part of the other. */
  readonly goesInto: readonly Destination[];
}

// The manifest names no `type`, so that what the web host of VS Code loads may end in `.js`: some releases append that to
// any other ending, and take a `.js` of a `"type": "module"` package for an ES module. The folders of sources have a
// `package.json` of their own that says what they are.
export const BUNDLES: readonly Bundle[] = [
  {
    entry: 'src/vscode/start.node.ts',
    out: 'dist/start.node.cjs',
    platform: 'node',
    goesInto: ['extension'],
  },
  {
    entry: 'src/vscode/main.node.ts',
    out: 'dist/extension.node.cjs',
    platform: 'node',
    goesInto: ['extension'],
  },
  {
    entry: 'src/vscode/main.web.ts',
    out: 'dist/extension.web.js',
    platform: 'browser',
    goesInto: ['extension'],
  },
  {
    entry: 'src/webview/reportPage.ts',
    out: 'dist/webview/reportPage.js',
    platform: 'browser',
    format: 'iife',
    goesInto: ['extension'],
  },
  {
    entry: 'src/node/scanWorker.ts',
    out: 'dist/scanWorker.cjs',
    platform: 'node',
    goesInto: ['extension', 'npm'],
  },
  { entry: 'src/mcp/program.ts', out: 'dist/mcp.cjs', platform: 'node', goesInto: ['extension', 'npm'] },
  { entry: 'src/lsp/program.ts', out: 'dist/lsp.cjs', platform: 'node', goesInto: ['npm'] },
  {
    entry: 'src/cli/start.ts',
    out: 'dist/cli.cjs',
    platform: 'node',
    banner: '#!/usr/bin/env node',
    goesInto: ['npm'],
  },
  { entry: 'src/cli/program.ts', out: 'dist/program.cjs', platform: 'node', goesInto: ['npm'] },
];

export interface Library {
  readonly name: string;
  readonly contents: string;
  readonly folder: string;
}

/** Modules of the core's report that only those need who ask for one. */
export const REPORT_MODULES = [
  'pageChanges',
  'reportCsv',
  'reportHtml',
  'reportJson',
  'reportMarkdown',
  'traceReport',
] as const;

// The three largest libraries, the report and the list of common words stand beside what runs, once for all of it, and are
// loaded when they are first used, or before the first workspace is read on the web. They are built from ES modules, so that
// what nobody uses stays out.
export const LIBRARIES: readonly Library[] = [
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
  { name: 'fuse', contents: "import Fuse from 'fuse.js/basic'; module.exports = Fuse;", folder: '.' },
  {
    name: 'report',
    contents: REPORT_MODULES.map((name) => `export * from './${name}.ts';`).join('\n'),
    folder: 'src/core/report',
  },
  {
    name: 'commonWords',
    contents: "export * from './commonWords.ts';",
    folder: 'src/core/service/suggestions',
  },
];

export const libraryFile = ({ name }: Library) => `dist/${name}.cjs`;

/** Everything built that a package holds. */
export function builtFiles(destination: Destination): readonly string[] {
  return [
    ...BUNDLES.filter(({ goesInto }) => goesInto.includes(destination)).map(({ out }) => out),
    ...LIBRARIES.map(libraryFile),
    'dist/catalogue.jsonl',
  ];
}
