import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';
import { REPORT_MODULES } from './bundles.ts';

const require = createRequire(import.meta.url);

/**
 * Leaves the two largest libraries and the report out of a bundle, which finds them beside itself, and loads them when
 * something of them is first used: plain files need neither of the libraries, and most commands no report.
 */
export const besides: Plugin = {
  name: 'besides',
  setup(build) {
    build.onResolve({ filter: /^(?:yaml|markdown-it)$/ }, ({ path }) => ({ path, namespace: 'besides' }));
    build.onResolve({ filter: /^\.\//, namespace: 'besides' }, ({ path }) => ({ path, external: true }));
    build.onResolve({ filter: REPORT_MODULE }, ({ path, importer }) =>
      /[\\/]core[\\/]index\.ts$/.test(importer) ? { path, namespace: 'besides' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'besides' }, ({ path }) => {
      if (path === 'yaml') return late(path, lateNames(Object.keys(require('yaml'))));
      if (path === 'markdown-it') return late(path, LATE_CLASS);
      return late('report', lateNames(exportsOf(`src/core/${path}`)));
    });
  },
};

const REPORT_MODULE = new RegExp(`^\\./report/(?:${REPORT_MODULES.join('|')})\\.ts$`);

function late(name: string, contents: string): { readonly contents: string; readonly loader: 'js' } {
  return {
    contents: `let loaded; const library = () => (loaded ??= require('./${name}.cjs')); ${contents}`,
    loader: 'js',
  };
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
