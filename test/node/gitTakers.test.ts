import { expect, test } from 'vitest';
import { MAX_FILE_SIZE } from '../../src/core/model/workspace.ts';
import { blobSearch, wholeBlob } from '../../src/node/gitTakers.ts';
import { Needles } from '../../src/node/needles.ts';

const needles = new Needles(['@reg', '@law']);

/** Bytes in pieces of a size, each of them gone when the next one comes. */
function search(bytes: Buffer, pieceSize: number, claimed = MAX_FILE_SIZE + 1) {
  const taker = blobSearch(claimed, needles);
  const memory = Buffer.alloc(pieceSize);
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const length = bytes.copy(memory, 0, at);
    taker.take(memory.subarray(0, length));
    memory.fill(0);
  }
  return taker.end();
}

test('a needle is found wherever a large file is cut', () => {
  const bytes = Buffer.from(`${'x'.repeat(9000)}\n// @law A-1\n${'y'.repeat(500)}`);
  for (let pieceSize = 1; pieceSize < 40; pieceSize++)
    expect([pieceSize, search(bytes, pieceSize)]).toMatchObject([pieceSize, { reason: 'too-large' }]);
  expect(search(Buffer.from('x'.repeat(20_000)), 1000)).toBeUndefined();
  const binary = Buffer.concat([Buffer.alloc(10), bytes]);
  expect(search(binary, 37)).toMatchObject({ reason: 'binary' });
});

test('a file that is not large is read whole', () => {
  const bytes = Buffer.from('// @reg A-1: 中文\n');
  expect(search(bytes, 1, bytes.length)).toEqual({ kind: 'text', text: '// @reg A-1: 中文\n' });
  expect(search(Buffer.from('quiet'), 2, 5)).toBeUndefined();
  const taker = wholeBlob(0);
  expect(taker.end()).toEqual(Buffer.alloc(0));
  expect(wholeBlob(MAX_FILE_SIZE + 1).end()).toBeUndefined();
});
