import { readFileSync } from 'node:fs';
import { fromIndex, type RequirementFile } from '../core/index.ts';

/** The catalogue that ships with Regtrace, from the index that the build makes of it. */
export function loadBundledCatalogue(indexFile: string): readonly RequirementFile[] {
  const index: unknown = JSON.parse(readFileSync(indexFile, 'utf8'));
  return fromIndex(index);
}
