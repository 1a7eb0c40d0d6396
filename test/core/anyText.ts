import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

const character = fc.nat(0x10ffff - SURROGATES.count).map(
  (at) => String.fromCodePoint(at < SURROGATES.first ? at : at + SURROGATES.count),
  // Read back, so that names such as `__proto__` may be put in.
  (text) => {
    if (typeof text !== 'string' || !text.isWellFormed() || [...text].length !== 1)
      throw new Error('No character');
    const point = text.codePointAt(0) ?? 0;
    return point < SURROGATES.first ? point : point - SURROGATES.count;
  },
);

/** Text of any characters, as of the unit `binary`, without its table of all of Unicode, which takes a second to make. */
export function anyText(constraints: { readonly maxLength?: number } = {}): fc.Arbitrary<string> {
  return fc.string({ ...constraints, unit: character });
}
