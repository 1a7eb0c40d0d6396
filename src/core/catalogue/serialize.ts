import type { RequirementFile } from './requirementFile.ts';

/** Raised whenever {@link RequirementFile} changes its shape, so that an old index is dropped rather than misread. */
const VERSION = 1;

interface CatalogueFile {
  readonly version: typeof VERSION;
  readonly files: readonly RequirementFile[];
}

/** Plain JSON that holds parsed files, for the catalogue that ships prebuilt. */
export function toIndex(files: readonly RequirementFile[]): unknown {
  return { version: VERSION, files } satisfies CatalogueFile;
}

/**
 * The files of {@link toIndex}. The content is trusted, as it was written by the same build: only the version is
 * checked, and anything else than a current index gives no files.
 */
export function fromIndex(json: unknown): readonly RequirementFile[] {
  return isCatalogueFile(json) ? json.files : [];
}

function isCatalogueFile(json: unknown): json is CatalogueFile {
  return (
    typeof json === 'object' &&
    json !== null &&
    'version' in json &&
    json.version === VERSION &&
    'files' in json &&
    Array.isArray(json.files)
  );
}
