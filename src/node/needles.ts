import { type Encoding, encodingOf, isBinary } from './decodeText.ts';

/** Whether bytes hold a needle, and whether they are text. */
export type Found = 'text' | 'binary' | undefined;

/** Texts to be found in bytes, without decoding these. */
export class Needles {
  readonly #texts: readonly string[];
  readonly #bytes = new Map<Encoding, readonly Buffer[]>();

  constructor(texts: readonly string[]) {
    this.#texts = texts.filter((text) => text !== '');
  }

  /** How many bytes of one stretch the next one must begin with, so that no needle is lost between the two. */
  get overlap(): number {
    // Two bytes for each unit, or three at most in UTF-8; and one for the white space after it.
    return Math.max(0, ...this.#texts.map((text) => text.length * 3)) + 1;
  }

  get isEmpty(): boolean {
    return this.#texts.length === 0;
  }

  inText(text: string): boolean {
    return this.#texts.some((needle) => text.includes(needle));
  }

  /** Looks in the bytes of a file. `head` are those that the file begins with, by which its kind is known. */
  inBytes(bytes: Buffer, head: Buffer = bytes): Found {
    const needles = this.#in(encodingOf(head));
    if (!needles.some((needle) => bytes.includes(needle))) return undefined;
    if (!isBinary(head)) return 'text';
    return needles.some((needle) => holdsWord(bytes, needle)) ? 'binary' : undefined;
  }

  #in(encoding: Encoding): readonly Buffer[] {
    const known = this.#bytes.get(encoding);
    if (known) return known;
    const bytes = this.#texts.map((text) => encode(text, encoding));
    this.#bytes.set(encoding, bytes);
    return bytes;
  }
}

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16be' ? bytes.swap16() : bytes;
}

/** Whether white space follows a needle: in what is no text, any few bytes stand somewhere by chance. */
function holdsWord(bytes: Buffer, needle: Buffer): boolean {
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
    const next = bytes[at + needle.length];
    if (next === 0x20 || next === 0x09 || next === 0x0a || next === 0x0d) return true;
  }
  return false;
}
