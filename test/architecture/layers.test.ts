import { describe, expect, test } from 'vitest';
import { importsOf, sourcesIn } from './sources.ts';

/** Each layer of the core, with the layers that it may import. Dependencies point down. */
const CORE: Readonly<Record<string, readonly string[]>> = {
  base: [],
  model: ['base'],
  catalogue: ['base', 'model'],
  annotations: ['base', 'model'],
  sources: ['base', 'model', 'annotations'],
  evidence: ['base', 'model'],
  trace: ['base', 'model', 'catalogue', 'annotations', 'sources', 'evidence'],
  findings: ['base', 'model', 'catalogue', 'annotations', 'sources', 'trace'],
  search: ['base', 'model', 'catalogue', 'trace'],
  service: [
    'base',
    'model',
    'catalogue',
    'annotations',
    'sources',
    'evidence',
    'trace',
    'findings',
    'search',
  ],
  report: ['base', 'model', 'catalogue', 'trace', 'findings', 'service'],
  answers: ['base', 'model', 'trace', 'service'],
};

/** Libraries that the core may use: they know no host. */
const LIBRARIES = ['markdown-it', 'fuse.js', 'yaml', 'ignore', 'picomatch', '@noble/hashes', 'diff'];

const core = sourcesIn('src/core');

// @reg REGTRACE-1
describe('layers of the core', () => {
  test.each(core.map((source) => [source.path, source] as const))(
    '%s imports only what lies below',
    (_path, source) => {
      const layer = source.path.split('/')[2] ?? '';
      for (const target of importsOf(source)) {
        if (!target.startsWith('src/')) {
          expect(LIBRARIES, `${source.path} imports ${target}`).toContain(libraryOf(target));
          continue;
        }
        expect(target, `${source.path} leaves the core`).toMatch(/^src\/core\//);
        if (source.path === 'src/core/index.ts') continue;
        const targetLayer = target.split('/')[2] ?? '';
        if (targetLayer !== layer)
          expect(CORE[layer], `${source.path} imports ${target}`).toContain(targetLayer);
      }
    },
  );

  test('every folder is a layer', () => {
    const folders = new Set(core.map(({ path }) => path.split('/')[2]));
    folders.delete('index.ts');
    expect([...folders].sort()).toEqual(Object.keys(CORE).sort());
  });

  test.each(core.map((source) => [source.path, source.text] as const))(
    '%s knows no clock and no console',
    (_path, text) => {
      expect(text).not.toMatch(
        /\bDate\.now\(|\bnew Date\(\s*\)|\bsetTimeout\b|\bsetInterval\b|\bMath\.random\(|\bprocess\.|\bconsole\./,
      );
    },
  );
});

describe('hosts', () => {
  const HOSTS = ['cli', 'mcp', 'lsp', 'vscode'];

  test.each(
    HOSTS.flatMap((host) => sourcesIn(`src/${host}`).map((source) => [source.path, host, source] as const)),
  )('%s reaches the core through its door, and no other host', (_path, host, source) => {
    for (const target of importsOf(source)) {
      if (target.startsWith('src/core/')) expect(target).toBe('src/core/index.ts');
      for (const other of HOSTS) if (other !== host) expect(target).not.toMatch(new RegExp(`^src/${other}/`));
    }
  });

  test.each(sourcesIn('src/webview').map((source) => [source.path, source] as const))(
    '%s is a page: it knows no host, and of the core the door at most',
    (_path, source) => {
      for (const target of importsOf(source))
        expect(target).toMatch(/^src\/(webview\/[^/]+|core\/index)\.ts$/);
    },
  );

  test('only the editor face imports the editor', () => {
    const others = ['src/core', 'src/node', 'src/cli', 'src/mcp', 'src/lsp', 'src/webview'].flatMap(
      sourcesIn,
    );
    expect(others.filter((source) => importsOf(source).includes('vscode')).map(({ path }) => path)).toEqual(
      [],
    );
  });

  test('the web entry pulls in nothing of node', () => {
    const sources = new Map(
      ['src/core', 'src/node', 'src/vscode', 'src/webview'].flatMap(sourcesIn).map((one) => [one.path, one]),
    );
    const reached = new Set<string>();
    const queue = ['src/vscode/main.web.ts'];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (reached.has(file)) continue;
      reached.add(file);
      const source = sources.get(file);
      if (!source) continue;
      for (const target of importsOf(source)) {
        expect(target, `${file} imports ${target}`).not.toMatch(/^node:/);
        if (target.startsWith('src/')) queue.push(target);
      }
    }
    expect(reached.size).toBeGreaterThan(50);
  });
});

function libraryOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
