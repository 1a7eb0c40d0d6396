import { CONFIG_FILE } from '../model/settings.ts';
import type { Assessor } from '../trace/states.ts';
import { linksIn } from '../trace/trace.ts';
import { visitCodeWords } from './suggestions/codeWords.ts';
import { oneForEachDuty, type RankedCase } from './suggestions/distinctDuties.ts';
import { type Case, Evidence } from './suggestions/evidence.ts';
import { Likelihood } from './suggestions/likelihood.ts';
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

export const SUGGESTION_THRESHOLD = 0.4;
const DEFAULT_LIMIT = 5;
/** Characters of a file that are read; what a file is about shows before. */
const MAX_LENGTH = 512 * 1024;
/** Regimes that are shown with the same duty where nothing says which of them bind. */
const MOST_REGIMES = 3;

/**
 * Obligations that the words of a file point at and that it does not link yet, best first. Silent rather than wrong: one
 * word never is enough, nor are many that stand in every program.
 */
export function suggestionsFor(assessor: Assessor, request: SuggestionRequest): readonly Suggestion[] {
  const { path, line, limit = DEFAULT_LIMIT, threshold = SUGGESTION_THRESHOLD } = request;
  const { trace } = assessor;
  if (path === CONFIG_FILE || trace.catalogue.file('workspace', path)) return [];
  const evidence = new Evidence(signalIndexOf(trace.catalogue), line);
  const text = request.text.slice(0, MAX_LENGTH);
  visitCodeWords({ path, text, tags: trace.settings.tags }, (word, at, worth) =>
    evidence.add(word, at, worth),
  );
  const linked = new Set(linksIn(trace, path).map(({ id }) => id));
  const likelihood = new Likelihood(assessor, path, evidence);
  const ranked = evidence
    .cases()
    .filter((found) => !linked.has(found.obligation.id) && isEnough(found))
    .map((found) => rankedCase(assessor, found, found.strength * likelihood.of(found.obligation)))
    .filter(({ score }) => score >= threshold)
    .sort((a, b) => b.score - a.score);
  return oneForEachDuty(ranked, { limit, regimes: MOST_REGIMES }).map(suggestionOf);
}

function rankedCase({ trace }: Assessor, found: Case, strength: number): RankedCase {
  const jurisdiction = trace.catalogue.instrument(found.obligation.instrument)?.jurisdiction;
  return { ...found, jurisdiction, score: 1 - Math.exp(-strength / ENOUGH) };
}

/** Strength of which the score is 1 - 1/e. */
const ENOUGH = 2.8;

/** Several words that have nothing to do with each other but the duty: "revoke" and "revocation" are one. */
function isEnough({ words }: Case): boolean {
  const distinct: string[] = [];
  for (const { signal, worth } of words) {
    if (worth < LEAST_WORTH || distinct.some((other) => isFamily(other, signal.root))) continue;
    distinct.push(signal.root);
    if (distinct.length >= LEAST_WORDS) return true;
  }
  return false;
}

const LEAST_WORDS = 3;
const LEAST_WORTH = 0.1;

function isFamily(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a.charAt(same) === b.charAt(same)) same++;
  return same >= 4 && same >= shorter * 0.7;
}

function suggestionOf({ obligation: { id, title }, score, words }: RankedCase): Suggestion {
  const because = words.filter(({ worth }) => worth >= LEAST_WORTH).slice(0, MOST_REASONS);
  return { id, title, score: Math.round(score * 1000) / 1000, because: because.map(({ word }) => word) };
}

const MOST_REASONS = 6;
