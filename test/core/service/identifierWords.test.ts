import { expect, test } from 'vitest';
import { identifierWords } from '../../../src/core/service/identifierWords.ts';

test.each([
  ['faceEmbedding', ['face', 'embedding']],
  ['face_embedding FACE', ['face', 'embedding']],
  ['HTTPServer2.start(x)', ['http', 'server', 'start']],
  ['人脸 blurFaces', ['人脸', 'blur', 'faces']],
  ['', []],
])('%s', (code, words) => {
  expect(identifierWords(code)).toEqual(words);
});
