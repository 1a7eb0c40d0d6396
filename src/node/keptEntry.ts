import { createHash } from 'node:crypto';

/** What a file holds that can be made anew: facts, texts, and numbers. */
export interface KeptEntry {
  /** As JSON. */
  readonly facts: string;
  /** Without NUL in them. */
  readonly texts: readonly string[];
  readonly numbers: Float64Array;
}

const DIGEST = 32;
const LENGTHS = 8;

/** Digest of the rest; lengths of facts and texts; facts; texts, parted by NUL; numbers. */
export function encodeEntry({ facts, texts, numbers }: KeptEntry): Buffer {
  const head = Buffer.from(facts);
  const text = Buffer.from(texts.join('\0'));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(head.length, 0);
  lengths.writeUInt32LE(text.length, 4);
  const body = [lengths, head, text, Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)];
  const digest = createHash('sha256');
  for (const part of body) digest.update(part);
  return Buffer.concat([digest.digest(), ...body]);
}

/** What {@link encodeEntry} was given; undefined for anything else. An empty list of texts comes as one empty text. */
export function decodeEntry(bytes: Buffer): KeptEntry | undefined {
  const body = bytes.subarray(DIGEST);
  if (!createHash('sha256').update(body).digest().equals(bytes.subarray(0, DIGEST))) return undefined;
  const factsEnd = LENGTHS + body.readUInt32LE(0);
  const textsEnd = factsEnd + body.readUInt32LE(4);
  return {
    facts: body.toString('utf8', LENGTHS, factsEnd),
    texts: body.toString('utf8', factsEnd, textsEnd).split('\0'),
    // Copied, as numbers must begin at a multiple of their size.
    numbers: new Float64Array(new Uint8Array(body.subarray(textsEnd)).buffer),
  };
}
