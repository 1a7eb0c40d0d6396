import regions from '../config/regions.json' with { type: 'json' };

export interface Clip {
  readonly vehicle: string;
  readonly market: keyof typeof regions;
  readonly blurred: boolean;
  readonly bytes: Uint8Array;
}

/**
 * Chooses where a clip is stored.
 *
 * @reg CN-PIPL-40, CN-CSL-39: clips of people in China never leave the mainland region
 */
export function bucketFor(clip: Clip): string {
  return `clips-${regions[clip.market].clips}`;
}

// @reg CN-AUTO-8, CN-AUTO-6.4: nothing is sent before faces and plates are blurred
export async function upload(clip: Clip, put: (bucket: string, bytes: Uint8Array) => Promise<void>): Promise<void> {
  if (!clip.blurred) {
    throw new Error(`The clip of ${clip.vehicle} is not blurred.`);
  }
  await put(bucketFor(clip), clip.bytes);
}

// @reg partial EU-GDPR-32.1: encrypted in transit here; at rest see infra/storage.tf
export const transport = { minVersion: 'TLSv1.3', verify: true } as const;
