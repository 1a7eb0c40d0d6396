import { say } from '../core/base/phrase.ts';
import type { FileContent } from '../core/model/workspace.ts';

/** A NUL among so many first bytes makes a file binary; git looks at as many. */
export const HEAD = 8000;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/**
 * The text of a file's bytes, without its byte order mark. Bytes that are no UTF-8 become replacement characters: a
 * file in an old encoding still holds its annotations, which are ASCII.
 */
export function decodeText(bytes: Uint8Array): FileContent {
  if (isBinary(bytes)) return { kind: 'unread', reason: 'binary', ...say('The file is binary.') };
  return { kind: 'text', text: decoderOf(encodingOf(bytes)).decode(bytes) };
}

const decoders = new Map<Encoding, InstanceType<typeof TextDecoder>>();

function decoderOf(encoding: Encoding): InstanceType<typeof TextDecoder> {
  const known = decoders.get(encoding);
  if (known) return known;
  const decoder = new TextDecoder(encoding);
  decoders.set(encoding, decoder);
  return decoder;
}

/** The encoding that the byte order mark names; UTF-8 without one. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Whether the bytes, which begin a file, are no text: a NUL stands near their start, and they are no UTF-16. */
export function isBinary(bytes: Uint8Array): boolean {
  // The byte order mark of UTF-32 begins with that of UTF-16.
  if (encodingOf(bytes) !== 'utf-8') return bytes[2] === 0 && bytes[3] === 0;
  return bytes.subarray(0, HEAD).includes(0);
}
