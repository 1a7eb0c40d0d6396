import { describe, expect, test } from 'vitest';
import { requirementFolds } from '../../../src/core/service/requirementFolds.ts';
import { type RequirementSymbol, requirementSymbols } from '../../../src/core/service/requirementSymbols.ts';

/** The outline with one line a symbol: indent, name, first and last line. */
function outline(text: string): string {
  const lines = (symbols: readonly RequirementSymbol[], depth: number): readonly string[] =>
    symbols.flatMap(({ name, detail, range, children }) => [
      `${'  '.repeat(depth)}${[name, detail].join(' ').trim()} ${range.start.line}-${range.end.line}`,
      ...lines(children, depth + 1),
    ]);
  return lines(requirementSymbols('requirements/a.md', text), 0).join('\n');
}

const file = `---
instrument: A
---

# About

Text.

## A-1 One

\`\`\`yaml
clause: x
\`\`\`

Text.

### Controls

- Do this.
- Do that,
  in two lines.

### A-1.1 Nested

#### A-1.1.a Deeper

##### Controls

1. Of the deepest.

## Notes

- no control

## A-2 Two
`;

describe('outline', () => {
  test('obligations below those that enclose them, controls below their own', () => {
    expect(outline(file)).toBe(
      [
        'A-1 One 8-28',
        '  Controls 16-20',
        '    Do this. 18-18',
        '    Do that, 19-20',
        '  A-1.1 Nested 22-28',
        '    A-1.1.a Deeper 24-28',
        '      Controls 26-28',
        '        Of the deepest. 28-28',
        'A-2 Two 34-34',
      ].join('\n'),
    );
  });

  test('a heading above the obligation ends it, and its list is none of its controls', () => {
    expect(outline('#### A-1 One\n\nText.\n\n### Controls\n\n- Not of A-1.\n')).toBe('A-1 One 0-2');
  });

  test('every selection lies in its range, every child in its parent', () => {
    const check = ({ range, selection, children }: RequirementSymbol) => {
      expect(selection.start.line).toBeGreaterThanOrEqual(range.start.line);
      expect(selection.end.line).toBeLessThanOrEqual(range.end.line);
      for (const child of children) {
        expect(child.range.start.line).toBeGreaterThanOrEqual(range.start.line);
        expect(child.range.end.line).toBeLessThanOrEqual(range.end.line);
        check(child);
      }
    };
    requirementSymbols('requirements/a.md', file).forEach(check);
  });

  test.each(['', '---', '---\ntitle: x', '# No id', '- item', '# A-1', '### Controls\n- x'])(
    '%j does not matter',
    (text) => {
      expect(() => outline(text)).not.toThrow();
    },
  );
});

test('folds: front matter, obligations with what is nested, attributes, controls', () => {
  expect(
    requirementFolds('requirements/a.md', file).map(({ startLine, endLine }) => `${startLine}-${endLine}`),
  ).toEqual(['0-2', '8-28', '10-12', '16-20', '19-20', '22-28', '24-28', '26-28']);
});
