import { STOP_WORDS } from './entryTerms.ts';
import { fold } from './folding.ts';
import { REFERENCE_MARKERS } from './referenceMarkers.ts';
import type { TokenKind } from './tokens.ts';
import { scanTokens } from './tokens.ts';

/** One thing asked for. References that a hyphen joins are one: `312-5` is `312.5`. */
export interface QueryTerm {
  readonly kind: TokenKind;
  readonly text: string;
}

export interface QueryTerms {
  readonly terms: readonly QueryTerm[];
  /** What the whole query reads as an id; see {@link referenceKey}. */
  readonly key: string;
  /** The folded words, for comparing whole phrases. */
  readonly phrase: string;
}

/** What the free words of a query ask for. Linear; of a long query the beginning counts. */
export function queryTermsOf(words: readonly string[]): QueryTerms {
  const phrase = fold(clip(words.join(' ')));
  const tokens = tokensOf(phrase);
  const terms = tokens.filter((token, index) => !isMarker(token, tokens[index + 1]));
  const telling = terms.filter((token) => token.inId || token.kind !== 'word' || !STOP_WORDS.has(token.text));
  // Nothing but little words: then they are meant.
  const kept = (telling.length > 0 ? telling : terms).slice(0, MAX_TERMS);
  return { terms: kept, key: keyOf(kept), phrase };
}

/**
 * The letters and numbers of a reference without what people write between them: `CN-PIPL-40`, `cn pipl 40` and
 * `CNPIPL40` give `cnpipl40`; `EU-GDPR-33.1` gives `eugdpr33.1`. Numbers that come first go last: `§ 5 BDSG` is `bdsg5`.
 */
export function referenceKey(text: string): string {
  return keyOf(tokensOf(fold(clip(text))));
}

const MAX_LENGTH = 400;
const MAX_TERMS = 16;

function clip(text: string): string {
  return text.slice(0, MAX_LENGTH);
}

interface QueryToken extends QueryTerm {
  /** A hyphen joins it to its neighbour, as the parts of an id are. */
  readonly inId: boolean;
}

function tokensOf(folded: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  scanTokens(folded, (kind, text, joined) => {
    const last = tokens.at(-1);
    if (last && joined && kind === 'reference' && last.kind === 'reference') {
      tokens[tokens.length - 1] = { ...last, text: `${last.text}.${text}` };
      return;
    }
    const hours = kind === 'reference' ? HOURS.exec(text) : null;
    if (hours) {
      tokens.push(
        { kind, text: hours[1] ?? text, inId: joined },
        { kind: 'word', text: 'hours', inId: false },
      );
      return;
    }
    if (last && joined) tokens[tokens.length - 1] = { ...last, inId: true };
    tokens.push({ kind, text, inId: joined });
  });
  return tokens;
}

/** `72h` */
const HOURS = /^([0-9]{1,3})h$/;

function isMarker(token: QueryToken, next: QueryToken | undefined): boolean {
  return (
    token.kind === 'word' && !token.inId && REFERENCE_MARKERS.has(token.text) && next?.kind === 'reference'
  );
}

function keyOf(terms: readonly QueryTerm[]): string {
  const firstName = terms.findIndex((term) => term.kind !== 'reference');
  const turned = firstName > 0 ? [...terms.slice(firstName), ...terms.slice(0, firstName)] : terms;
  return turned
    .map((term) => term.text)
    .join('.')
    .replace(NEEDLESS_DOT, '');
}

const NEEDLESS_DOT = /(?<![0-9])\.|\.(?![0-9])/g;
