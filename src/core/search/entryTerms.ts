import { fold } from './folding.ts';
import { namesOfJurisdiction } from './jurisdictions.ts';
import { REFERENCE_MARKERS } from './referenceMarkers.ts';
import type { SearchEntry } from './searchEntry.ts';
import { scanTokens } from './tokens.ts';

/** Where a term stands in an entry; a lower number counts more. */
export const FIELDS = { id: 0, clause: 1, title: 2, extra: 3, body: 4 } as const;
export type Field = (typeof FIELDS)[keyof typeof FIELDS];
export const FIELD_COUNT = 5;

export type TermVisitor = (field: Field, term: string) => void;

/**
 * Gives every term under which an entry is to be found, those of the weightiest field first. A term may come many times.
 * The same entry always gives the same terms: that is how an entry is taken out again.
 */
export function visitTerms(entry: SearchEntry, visit: TermVisitor): void {
  visitId(entry.id, visit);
  visitClause(entry.clause, visit);
  const text = (field: Field, value: string | undefined) => {
    if (value !== undefined) visitText(value, (term) => visit(field, term));
  };
  text(FIELDS.title, entry.title);
  text(FIELDS.title, entry.nativeTitle);
  for (const alias of entry.aliases) text(FIELDS.title, alias);
  visitText(entry.clause ?? '', (term) => {
    if (!REFERENCE_MARKERS.has(term)) visit(FIELDS.extra, term);
  });
  text(FIELDS.extra, entry.instrument);
  text(FIELDS.extra, entry.instrumentTitle);
  text(FIELDS.extra, entry.instrumentNativeTitle);
  if (entry.jurisdiction !== undefined) {
    for (const name of namesOfJurisdiction(entry.jurisdiction)) text(FIELDS.extra, name);
  }
  text(FIELDS.extra, entry.domain);
  for (const list of [entry.tags, entry.signals, entry.binds]) {
    for (const value of list) text(FIELDS.extra, value);
  }
  text(FIELDS.extra, entry.trigger);
  text(FIELDS.extra, entry.deadline);
  text(FIELDS.body, entry.body);
  for (const control of entry.controls) text(FIELDS.body, control);
}

/** Words too frequent to tell anything; as parts of ids (`IN-DPDP-8`) they are kept. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a am an and any are as at be by can could did do does for from had has have how i if in into is it its not of on or our shall should such that the their they this to was we your you what when which who with'.split(
    ' ',
  ),
);

/**
 * `CN-PIPL-40` gives cn, pipl, cnpipl and 40; `US-COPPA-312-5` gives 312.5; a part such as `GB44495` also its number.
 */
function visitId(id: string, visit: TermVisitor): void {
  const letters: string[] = [];
  const numbers: string[] = [];
  scanTokens(fold(id), (kind, text) => {
    if (kind === 'reference' && numbers.length < MAX_ID_PARTS) numbers.push(text);
    else if (numbers.length === 0 && letters.length < MAX_ID_PARTS) letters.push(text);
    if (kind !== 'reference') visit(FIELDS.id, text);
    if (kind === 'mixed') visit(FIELDS.id, text.replace(LEADING_LETTERS, ''));
  });
  if (numbers.length > 0) visit(FIELDS.id, numbers.join('.'));
  for (let from = letters.length - 2; from >= 0; from--) visit(FIELDS.id, letters.slice(from).join(''));
}

/** No law numbers deeper; what is longer is no id of a law, and must not cost the square of its length. */
const MAX_ID_PARTS = 12;
const LEADING_LETTERS = /^[^0-9]+/u;

function visitClause(clause: string | undefined, visit: TermVisitor): void {
  if (clause === undefined) return;
  scanTokens(fold(clause), (kind, text) => {
    if (kind === 'reference' || kind === 'mixed') visit(FIELDS.clause, text);
    if (kind === 'mixed') visit(FIELDS.clause, text.replace(LEADING_LETTERS, ''));
  });
}

/** Words; words joined by hyphens also as one (`cross-border` is found as `crossborder`); dense runs in ones and twos. */
function visitText(text: string, visit: (term: string) => void): void {
  let chain = '';
  let links = 0;
  const endChain = () => {
    if (links > 1) visit(chain);
    links = 0;
  };
  scanTokens(fold(text), (kind, token, joined) => {
    if (kind !== 'word' || !joined || links === 0 || links >= MAX_CHAIN) endChain();
    if (kind === 'dense') return visitPieces(token, visit);
    if (kind === 'word') {
      chain = links === 0 ? token : chain + token;
      links++;
      if (STOP_WORDS.has(token)) return;
    }
    visit(token);
  });
  endChain();
}

const MAX_CHAIN = 4;

function visitPieces(run: string, visit: (term: string) => void): void {
  for (let at = 0; at < run.length; at++) {
    visit(run.charAt(at));
    if (at + 1 < run.length) visit(run.slice(at, at + 2));
  }
}
