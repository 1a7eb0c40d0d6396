import { readFileSync } from 'node:fs';
import { readBundledFiles } from '../../scripts/buildCatalogue.ts';
import { emptyCatalogue, updateCatalogue } from '../../src/core/catalogue/catalogue.ts';
import type { Obligation } from '../../src/core/model/obligation.ts';

export const files = readBundledFiles();
export const catalogue = updateCatalogue(
  emptyCatalogue,
  files.map((file) => [`bundled:${file.path}`, file] as const),
);
export const obligations = catalogue.obligations();

export function obligationOf(id: string): Obligation {
  const obligation = catalogue.obligation(id);
  if (!obligation) throw new Error(`${id} is not in the catalogue`);
  return obligation;
}

/** The words that a list such as `requirements/roles.md` defines: its items begin with one in code marks. */
export function listedIn(file: string): ReadonlySet<string> {
  const items = readFileSync(file, 'utf8').matchAll(/^- `([^`]+)`/gm);
  return new Set([...items].map((item) => item[1] ?? ''));
}
