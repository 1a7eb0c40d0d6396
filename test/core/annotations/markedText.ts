import { expect } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { LineIndex } from '../../../src/core/base/text.ts';

/** Stands in a fixture right before every tag that must be found. */
const MARK = '▸';

/** Checks that a text's annotations begin at its marks and nowhere else. A fixture without a mark expects none. */
export function expectMarked(path: string, fixture: string): void {
  const parts = fixture.split(MARK);
  const text = parts.join('');
  const index = new LineIndex(text);
  const offsets = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('').length);
  const { value, problems } = parseAnnotations(path, text, ['@reg']);
  expect(value.map(({ tagRange }) => tagRange.start)).toEqual(offsets.map((at) => index.positionAt(at)));
  expect(problems).toEqual([]);
}
