import { expect, test } from 'vitest';
import { bucketFor, type Clip, upload } from '../src/upload';

const clip: Clip = { vehicle: 'LSV1', market: 'cn', blurred: true, bytes: new Uint8Array() };

// @reg CN-PIPL-40, CN-CSL-39
test('a clip from China stays in a mainland region', () => {
  expect(bucketFor(clip)).toBe('clips-cn-north-1');
});

// @reg verifies CN-AUTO-8
test('a clip that is not blurred is refused', async () => {
  await expect(upload({ ...clip, blurred: false }, async () => {})).rejects.toThrow();
});
