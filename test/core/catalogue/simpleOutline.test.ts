import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../../../src/core/base/text.ts';
import { anyOutline } from '../../../src/core/catalogue/markdownOutline.ts';
import { simpleOutline } from '../../../src/core/catalogue/simpleOutline.ts';
import { randomRuns } from '../randomRuns.ts';

/** Whole lines of all sorts: what begins blocks, what ends them, and what only looks like it. */
const LINES = [
  ...['', ' ', '  ', '\t', 'text', 'Text, and more.', '个人信息', '10 days', '1. one', '2) two', '١. arabic'],
  ...[
    '# A-1 Title',
    '## A-2',
    '### Controls',
    '####### seven',
    '#',
    '# ',
    '#x',
    '# closed #',
    '#\ttab',
    ' # in',
  ],
  ...[
    '```',
    '```yaml',
    '```` x',
    '  ```',
    '    ```',
    '~~~',
    '``` `x`',
    '```yaml a: b',
    '``` a | b',
    '`code` text',
    '`````',
  ],
  ...['- item', '- ', '-', '* star', '+ plus', '- - nested', '- # heading', '- ```', '- 1. one', '-\ttab'],
  ...[
    '-  two',
    ' - one in',
    '  - nested',
    '   three',
    '    four',
    '      six',
    '  text',
    ' one',
    '- **bold** x',
  ],
  ...[
    '- [ ] task',
    '- > quote',
    '- <b>',
    '- `code`',
    '- _em_',
    '- * * *',
    '- ***',
    '**bold**',
    '_em_',
    '- 3 days',
  ],
  ...[
    '---',
    '===',
    '***',
    '___',
    '- - -',
    '* * *',
    '--',
    '=',
    '-=',
    '|',
    'a | b',
    '|---|',
    '--- | ---',
    ':--',
  ],
  ...[
    '> quote',
    '<!-- note -->',
    '<div>',
    '</div>',
    '[a]: http://x',
    '[link](x)',
    '\\# no',
    '&amp;',
    '| a |',
  ],
  ...[
    '\u00a0',
    '\u3000text',
    '\u00a0# no',
    '- \u00a0',
    '# \u00a0',
    '\u2028',
    '\f',
    '\v',
    '\0',
    '- \\',
    '@x',
    '-x',
  ],
];
const LINE = fc.constantFrom(...LINES);
const END = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r', '\n\n', '');

const documents = fc
  .array(fc.tuple(LINE, END), { maxLength: 12 })
  .chain((lines) =>
    fc
      .boolean()
      .map((isOpen) =>
        lines.map(([line, end], at) => line + (isOpen && at === lines.length - 1 ? '' : end)).join(''),
      ),
  );

const PIECES = fc.constantFrom(
  ...' \t\n#-*+`~>_=|:<[1.)a个'.split(''),
  '\r\n',
  '  ',
  '```',
  '# ',
  '- ',
  'word ',
);

describe('a simple outline', () => {
  test.each([
    ['whole lines', documents],
    ['pieces of lines', fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join(''))],
  ])('equals what the library reads: %s', (_, texts) => {
    const runs = randomRuns(3000);
    let read = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const simple = simpleOutline(new LineIndex(text), 0);
        if (simple === undefined) return;
        read++;
        expect(simple).toEqual(anyOutline(new LineIndex(text), 0));
      }),
      { numRuns: runs },
    );
    expect(read).toBeGreaterThan(runs / 30);
  });

  test('equals it from a later line on', () => {
    const text = '---\ntitle: x\n---\n\n# A-1 One\n\n- a\n\n  more\n- b\n\ntext\n';
    expect(simpleOutline(new LineIndex(text), 3)).toEqual(anyOutline(new LineIndex(text), 3));
    expect(simpleOutline(new LineIndex(text), 3)).toHaveLength(5);
  });
});
