import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareNatural, type Obligation } from '../src/core/index.ts';
import { readBundledFiles } from './buildCatalogue.ts';

// @reg REGTRACE-11
/** The page that lists what of the catalogue still has to be read in an official text. */
export function unconfirmedList(obligations: readonly Obligation[]): string {
  const open = obligations.filter(({ confidence }) => confidence === 'unconfirmed');
  const byInstrument = Map.groupBy(open, ({ instrument }) => instrument);
  const rows = [...byInstrument]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(
      ([instrument, list]) =>
        `| ${instrument} | ${list.length} | ${list.map(({ id }) => `\`${id}\``).join(', ')} |`,
    );
  return [
    '# Unconfirmed obligations',
    '',
    `${open.length} of ${obligations.length} obligations are marked \`confidence: unconfirmed\`: their clause number, their`,
    'substance or a detail was not read in the official text. Their hovers say so. This page is made by',
    '`node scripts/listUnconfirmed.ts`.',
    '',
    '| instrument | how many | which |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const obligations = readBundledFiles()
    .flatMap((file) => file.obligations)
    .sort((a, b) => compareNatural(a.id, b.id));
  writeFileSync(path.join('requirements', 'unconfirmed.md'), unconfirmedList(obligations));
}
