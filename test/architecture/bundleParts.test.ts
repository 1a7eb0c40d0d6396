import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import RealMarkdown, { type MarkdownIt } from 'markdown-it';
import { expect, test } from 'vitest';
import { blocksOnly } from '../../scripts/bundleParts.ts';
import { randomRuns } from '../core/randomRuns.ts';
import { temporaryFolder } from '../node/temporaryFolder.ts';

const PIECES = fc.constantFrom(
  ...['# ', '## a', '- ', '1. ', '> ', '```', '```yaml', '---', '===', '\n', '\n\n', '    ', 'word', ' '],
  ...[
    '[a]: http://x.y/é?&amp;=1 "t&lt;"',
    '[b]: <x&copy;>',
    '[&amp;]: /u',
    '[a][b]',
    '<div>',
    '<!--',
    '-->',
    '&amp;',
    '\\#',
  ],
  ...[
    '| a | b |',
    '|---|---|',
    '*em*',
    '`code`',
    'www.example.org',
    'http://münchen.de',
    '[x](y)',
    '！',
    '（',
  ],
);

test('markdown-it without what inline content needs gives the same blocks', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "import Markdown from 'markdown-it'; module.exports = Markdown;", resolveDir: '.' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'browser',
    mainFields: ['module', 'main'],
    plugins: [blocksOnly],
  });
  const folder = temporaryFolder({ 'markdown.cjs': outputFiles[0]?.text ?? '' });
  const Bundled: typeof RealMarkdown = createRequire(import.meta.url)(join(folder, 'markdown.cjs'));
  const [real, bundled] = [blocksOf(new RealMarkdown({ html: true })), blocksOf(new Bundled({ html: true }))];
  fc.assert(
    fc.property(fc.array(PIECES, { maxLength: 30 }), (pieces) => {
      expect(bundled(pieces.join(''))).toEqual(real(pieces.join('')));
    }),
    { numRuns: randomRuns(1000) },
  );
});

/** As `markdownOutline.ts` sets it up. */
function blocksOf(parser: MarkdownIt): (text: string) => unknown {
  parser.core.ruler.enableOnly(['normalize', 'block']);
  parser.normalizeLink = (address) => address;
  parser.validateLink = () => true;
  return (text) =>
    parser.parse(text, {}).map(({ type, map, level, nesting, tag, info, markup, content }) => {
      return { type, map, level, nesting, tag, info, markup, content };
    });
}

test('nobody uses markdown-it for more than blocks', () => {
  const users = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .filter((path) =>
      /^import (?!type\b).*from 'markdown-it'/m.test(readFileSync(join('src', path), 'utf8')),
    );
  expect(users.map((path) => path.replaceAll('\\', '/'))).toEqual(['core/catalogue/markdownOutline.ts']);
});
