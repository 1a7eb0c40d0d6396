import { readFileSync } from 'node:fs';
import { fromIndex, type RequirementFile } from '../core/index.ts';

/** The catalogue that ships with Regtrace, from the index that the build makes of it. */
export function loadBundledCatalogue(indexFile: string): readonly RequirementFile[] {
  return fromIndex(readFileSync(indexFile, 'utf8'));
}
