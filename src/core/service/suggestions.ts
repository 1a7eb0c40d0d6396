import type { Obligation } from '../model/obligation.ts';
import type { Assessor } from '../trace/states.ts';
import { linksIn } from '../trace/trace.ts';
import { idsNear } from './idsNear.ts';
import { visitCodeWords } from './suggestions/codeWords.ts';
import { oneForEachDuty, type RankedCase } from './suggestions/distinctDuties.ts';
import { type Case, Evidence } from './suggestions/evidence.ts';
import { signalIndexOf } from './suggestions/signalIndex.ts';

/** An obligation that a file's own words point at. */
export interface Suggestion {
  readonly id: string;
  readonly title: string;
  /** 0 to 1. */
  readonly score: number;
  /** The words that point at it, the most telling first. */
  readonly because: readonly string[];
}

export interface SuggestionRequest {
  readonly path: string;
  readonly text: string;
  /** The line of a cursor, from zero: words around it count more, those far away not at all. */
  readonly line?: number;
  readonly limit?: number;
  /** The least score, 0 to 1. */
  readonly threshold?: number;
}

export const DEFAULT_THRESHOLD = 0.5;
const DEFAULT_LIMIT = 5;
/** Characters of a file that are read; what a file is about shows before. */
const MAX_LENGTH = 512 * 1024;

/**
 * Obligations that the words of a file point at and that it does not link yet, best first. Silent rather than wrong: one
 * word never is enough, nor are many that stand in every program.
 */
export function suggestionsFor(assessor: Assessor, request: SuggestionRequest): readonly Suggestion[] {
  const { catalogue, settings } = assessor.trace;
  const evidence = new Evidence(signalIndexOf(catalogue), request.line);
  const text = request.text.slice(0, MAX_LENGTH);
  visitCodeWords({ path: request.path, text, tags: settings.tags }, (word, line, weight) =>
    evidence.add(word, line, weight),
  );
  const standing = new Standing(assessor, request.path);
  const ranked = evidence
    .cases()
    .filter(isEnough)
    .flatMap((found) => standing.ranked(found))
    .filter(({ score }) => score >= (request.threshold ?? DEFAULT_THRESHOLD))
    .sort((a, b) => b.score - a.score);
  return oneForEachDuty(ranked, {
    limit: request.limit ?? DEFAULT_LIMIT,
    jurisdictions: 3,
  }).map(suggestionOf);
}
function isEnough({ words }: Case): boolean {
  return words.filter(({ worth }) => worth >= 0.3).length >= 2;
}

class Standing {
  readonly #assessor: Assessor;
  readonly #linked: ReadonlySet<string>;
  readonly #near: ReadonlyMap<string, number>;

  constructor(assessor: Assessor, path: string) {
    this.#assessor = assessor;
    this.#linked = new Set(linksIn(assessor.trace, path).map(({ id }) => id));
    this.#near = idsNear(assessor.trace, path);
  }

  ranked(found: Case): readonly RankedCase[] {
    const { obligation } = found;
    const { catalogue } = this.#assessor.trace;
    if (this.#linked.has(obligation.id)) return [];
    const factor = this.#factor(obligation);
    if (factor === 0) return [];
    const jurisdiction = catalogue.instrument(obligation.instrument)?.jurisdiction;
    return [{ ...found, jurisdiction, score: 1 - Math.exp(-(found.strength * factor) / 2.8) }];
  }

  #factor(obligation: Obligation): number {
    const { state } = this.#assessor.assess(obligation);
    if (state === 'retired' || state === 'not-applicable') return 0;
    if (state === 'out-of-scope') return this.#assessor.scope.inferred ? 0.9 : 0;
    const own = obligation.location.origin === 'workspace' ? 1.2 : 1;
    return own * (1 + 0.2 * (this.#near.get(obligation.id) ?? 0)) * (state === 'upcoming' ? 0.95 : 1);
  }
}

function suggestionOf({ obligation, score, words }: RankedCase): Suggestion {
  return {
    id: obligation.id,
    title: obligation.title,
    score: Math.round(score * 1000) / 1000,
    because: words.filter(({ worth }) => worth >= 0.1).slice(0, 6).map(({ signal }) => signal.word),
  };
}
