import { referenceKey } from './queryTerms.ts';
import type { SearchEntry } from './searchEntry.ts';

/**
 * How far a whole query is an entry's reference: 3 its id, 2 the same with the instrument's short name (`pipl 40`,
 * `个保法 40`, `r155 7.3`), 1 the instrument with the clause's number where the id has another, 0 not at all.
 */
export function referenceMatch(key: string, entry: SearchEntry): 0 | 1 | 2 | 3 {
  if (!HAS_NAME_AND_NUMBER.test(key)) return 0;
  if (key === referenceKey(entry.id)) return 3;
  const rest = restOfId(entry);
  const names = namesOf(entry);
  if (rest !== '' && names.some((name) => key === referenceKey(`${name} ${rest}`))) return 2;
  const clauses = (entry.clause ?? '').split(BETWEEN_CLAUSES, MAX_CLAUSES);
  const isClause = (clause: string) =>
    names.some((name) => key === referenceKey(`${name} ${numberIn(clause)}`));
  return clauses.some((clause) => numberIn(clause) !== '' && isClause(clause)) ? 1 : 0;
}

const HAS_NAME_AND_NUMBER = /[^0-9.].*[0-9]/u;
const BETWEEN_CLAUSES = /[,;]| and /u;
const MAX_CLAUSES = 4;

/** The id without its instrument: `40`. */
function restOfId({ id, instrument }: SearchEntry): string {
  return id.startsWith(`${instrument}-`) ? id.slice(instrument.length + 1) : '';
}

/** `CN-PIPL`, `PIPL` and the aliases. */
function namesOf({ instrument, aliases }: SearchEntry): readonly string[] {
  const cut = instrument.indexOf('-');
  return cut > 0 ? [instrument, instrument.slice(cut + 1), ...aliases] : [instrument, ...aliases];
}

/** The number a clause names first, with all it says in brackets: `Art 6(1)` has `6(1)`. */
function numberIn(clause: string): string {
  return /[0-9][0-9A-Za-z.()]{0,40}/.exec(clause)?.[0] ?? '';
}
