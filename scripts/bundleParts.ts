import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { REPORT_MODULES } from './bundles.ts';

const require = createRequire(import.meta.url);

/** Modules of libraries that stand in files of their own, by what is imported, with the file's name. */
const LIBRARY_PARTS = new Map([
  ['yaml', 'yaml'],
  ['markdown-it', 'markdown-it'],
  ['fuse.js/basic', 'fuse'],
]);

/** Modules of Node that take milliseconds to load, and that most commands do not come to use. */
const LATE_BUILTIN = /^node:(?:child_process|crypto|worker_threads)$/;

/** How a bundle comes by a part that stands beside it. */
interface PartLoader {
  readonly platform: 'node' | 'web';
  /** An expression that gives the module of the part of that name. */
  load(part: string): string;
}

/**
 * Leaves the three largest libraries, the report and the list of common words out of a bundle, which finds them beside
 * itself, and loads them, as some modules of Node, when something of them is first used: plain files need neither YAML nor
 * Markdown, and most commands no report.
 */
export const besides: Plugin = partsBeside({
  platform: 'node',
  load: (part) => `require('./${part}.cjs')`,
});

/**
 * The same for the web, where nothing can be loaded while somebody waits: `src/vscode/webParts.ts` gives what it has
 * loaded before. The report is asked for by name there, and the words are a part of the bundle.
 */
export const besidesOnWeb: Plugin = partsBeside({
  platform: 'web',
  load: (part) => `require(${JSON.stringify(WEB_PARTS)}).partOf('${part}')`,
});

const WEB_PARTS = fileURLToPath(new URL('../src/vscode/webParts.ts', import.meta.url));

/** Ten kilobytes of words, which only suggestions ask for. */
const WORDS_MODULE = /^\.\/commonWords\.ts$/;
const REPORT_MODULE = new RegExp(`^\\./report/(?:${REPORT_MODULES.join('|')})\\.ts$`);

function partsBeside({ platform, load }: PartLoader): Plugin {
  return {
    name: 'parts beside',
    setup(build) {
      const late = (path: string) => ({ path, namespace: 'besides' });
      build.onResolve({ filter: /^(?:yaml|markdown-it|fuse\.js\/basic)$/ }, ({ path }) => late(path));
      build.onResolve({ filter: /^\.\//, namespace: 'besides' }, ({ path }) => ({ path, external: true }));
      if (platform === 'node') {
        build.onResolve({ filter: REPORT_MODULE }, ({ path, importer }) =>
          /[\\/]core[\\/]index\.ts$/.test(importer) ? late(path) : undefined,
        );
        build.onResolve({ filter: WORDS_MODULE }, ({ path }) => late(path));
        build.onResolve({ filter: LATE_BUILTIN }, ({ path, namespace }) =>
          namespace === 'besides' ? { path, external: true } : late(path),
        );
      }
      build.onLoad({ filter: /.*/, namespace: 'besides' }, ({ path: module }) => ({
        contents: lateModule(module, load),
        loader: 'js',
        resolveDir: path.dirname(WEB_PARTS),
      }));
    },
  };
}

/** A module that gives what another one exports, and loads that when something of it is asked for. */
function lateModule(module: string, load: (part: string) => string): string {
  const part = LIBRARY_PARTS.get(module);
  const late = (source: string, exported: string) =>
    `let loaded; const library = () => (loaded ??= ${source}); ${exported}`;
  if (part !== undefined) return late(load(part), lateExports(require(module)));
  if (LATE_BUILTIN.test(module)) return late(`require('${module}')`, lateExports(require(module)));
  if (WORDS_MODULE.test(module))
    return late(load('commonWords'), lateNames(exportsOf(`src/core/service/suggestions/${module}`)));
  return late(load('report'), lateNames(exportsOf(`src/core/${module}`)));
}

function lateExports(exported: unknown): string {
  return typeof exported === 'function' ? LATE_CLASS : lateNames(Object.keys(exported ?? {}));
}

/** The names that a module of ours exports; types are gone once it is built. */
function exportsOf(file: string): readonly string[] {
  const exported = /^export (?:async )?(?:function\*?|const|class) (\w+)/gm;
  return [...readFileSync(file, 'utf8').matchAll(exported)].flatMap(([, name]) => name ?? []);
}

function lateNames(names: readonly string[]): string {
  return `for (const name of ${JSON.stringify(names)})
    Object.defineProperty(exports, name, { enumerable: true, get: () => library()[name] });`;
}

const LATE_CLASS = 'module.exports = function (...args) { return new (library())(...args); };';

/** What markdown-it needs for the content of lines and for addresses, in as far as reading blocks comes by it. */
const STAND_INS: Readonly<Record<string, string>> = {
  'linkify-it': 'export class LinkifyIt {}',
  'uc.micro': 'export const P = /\\p{P}/u; export const S = /\\p{S}/u;',
  'punycode.js': 'export default {};',
  mdurl:
    'const same = (text) => text; export { same as decode, same as encode, same as format, same as parse };',
  entities: 'export const decodeHTMLStrict = (text) => text;',
};

/**
 * Leaves out of markdown-it what only inline content needs: the tables of named characters, of links and of addresses.
 * Regtrace outlines the blocks of requirement files with it, and nothing else.
 */
export const blocksOnly: Plugin = {
  name: 'blocks only',
  setup(build) {
    build.onResolve(
      { filter: /^(?:linkify-it|uc\.micro|punycode\.js|mdurl|entities)$/ },
      ({ path, importer }) =>
        /[\\/]markdown-it[\\/]dist[\\/]/.test(importer) ? { path, namespace: 'blocks-only' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'blocks-only' }, ({ path }) => ({
      contents: STAND_INS[path] ?? '',
      loader: 'js',
    }));
  },
};

/**
 * The editor's API by the names that Regtrace uses. As a module of another kind it would be copied, some hundred names,
 * for each file that imports it, while the editor waits for the extension to start.
 */
export const editorApi: Plugin = {
  name: 'editor API',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: 'editor-api' } : { path, external: true },
    );
    build.onLoad({ filter: /.*/, namespace: 'editor-api' }, () => ({
      contents: `export const { ${usedNames('src/vscode').join(', ')} } = require('vscode');`,
      loader: 'js',
    }));
  },
};

/** What stands behind `vscode.` in the sources of a folder. Names of types are among them, and are undefined there. */
function usedNames(folder: string): readonly string[] {
  const names = textsIn(folder).flatMap((text) =>
    [...text.matchAll(/\bvscode\.([A-Za-z]\w*)/g)].map(([, name]) => name ?? ''),
  );
  return [...new Set(names)].sort();
}

/**
 * Modules of Node by the names that Regtrace imports of them. As modules of another kind each file that imports one would
 * ask for it, and copy all its names where it wants the whole.
 */
export const nodeApi: Plugin = {
  name: 'Node API',
  setup(build) {
    build.onResolve({ filter: /^node:/ }, ({ path: module, kind, importer }) =>
      kind === 'import-statement' && !importer.includes('node_modules')
        ? { path: module, namespace: 'node-api' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'node-api' }, ({ path: module }) => ({
      contents: `const module = require('${module}');
        export default module;
        export const { ${importedNames(module, 'src').join(', ')} } = module;`,
      loader: 'js',
    }));
  },
};

/** What files of a folder import of a module by name, and not as a type. */
function importedNames(module: string, folder: string): readonly string[] {
  const lists = new RegExp(`^import (?!type)(?:\\w+, )?\\{([^}]*)\\} from '${module}';`, 'gm');
  const names = textsIn(folder)
    .flatMap((text) => [...text.matchAll(lists)].flatMap(([, list = '']) => list.split(',')))
    .map((name) => name.trim().replace(/ as .*/, ''))
    .filter((name) => name !== '' && !name.startsWith('type '));
  return [...new Set(names)].sort();
}

function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'));
}
