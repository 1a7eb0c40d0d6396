import { sameData } from '../base/sameData.ts';
import type { Finding } from '../model/finding.ts';
import { compareFindings, findingsByUnit, findingsOfUnit, type Unit } from './findings.ts';
import type { RuleContext } from './rule.ts';
import { touchedUnits } from './touchedUnits.ts';

/** Called between two pieces of work: where the event loop was held for long enough, a promise that gives it a turn. */
type Breathe = () => Promise<void> | undefined;

/**
 * The findings of one snapshot after the other. What a change did not touch is kept: the cost of an edit is that of
 * the files and obligations around it, and equals reading everything anew.
 */
export class FindingsKeeper {
  readonly #byUnit = new Map<Unit, readonly Finding[]>();
  #context: RuleContext | undefined;
  #all: readonly Finding[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** Every finding of the workspace, by file, place and code. Questions are answered one after the other. */
  of(context: RuleContext, breathe: Breathe): Promise<readonly Finding[]> {
    const answer = this.#last.then(() => this.#answer(context, breathe));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async #answer(context: RuleContext, breathe: Breathe): Promise<readonly Finding[]> {
    const before = this.#context;
    if (before?.trace === context.trace && before.assessor.asOf === context.assessor.asOf) return this.#all;
    const unitsWith = (codes: ReadonlySet<Finding['code']>) => this.#unitsWith(codes);
    const touched = before && (await touchedUnits(before, context, unitsWith, breathe));
    // Where a rule fails, what is kept is neither of the old nor of the new snapshot.
    this.#context = undefined;
    if (touched) await this.#update(context, touched, breathe);
    else await this.#rebuild(context, breathe);
    this.#context = context;
    return this.#all;
  }

  async #rebuild(context: RuleContext, breathe: Breathe): Promise<void> {
    this.#byUnit.clear();
    const all: Finding[] = [];
    for (const [unit, findings] of findingsByUnit(context)) {
      if (findings.length > 0) this.#byUnit.set(unit, findings);
      for (const finding of findings) all.push(finding);
      const pause = breathe();
      if (pause) await pause;
    }
    this.#all = all.sort(compareFindings);
  }

  async #update(context: RuleContext, touched: ReadonlySet<Unit>, breathe: Breathe): Promise<void> {
    const gone = new Set<Finding>();
    const added: Finding[] = [];
    for (const unit of touched) {
      const before = this.#byUnit.get(unit) ?? NONE;
      const findings = findingsOfUnit(context, unit);
      const pause = breathe();
      if (pause) await pause;
      // Much of what is asked again answers the same.
      if (sameData(before, findings)) continue;
      for (const finding of before) gone.add(finding);
      if (findings.length > 0) this.#byUnit.set(unit, findings);
      else this.#byUnit.delete(unit);
      for (const finding of findings) added.push(finding);
    }
    if (gone.size > 0 || added.length > 0) this.#all = replaced(this.#all, gone, added.sort(compareFindings));
  }

  *#unitsWith(codes: ReadonlySet<Finding['code']>): Iterable<Unit> {
    for (const [unit, findings] of this.#byUnit) if (findings.some(({ code }) => codes.has(code))) yield unit;
  }
}

const NONE: readonly Finding[] = [];

/** A sorted list without some findings and with others, which are sorted as well; both are few beside the list. */
function replaced(
  all: readonly Finding[],
  gone: ReadonlySet<Finding>,
  added: readonly Finding[],
): readonly Finding[] {
  const result: Finding[] = [];
  let from = 0;
  const copyTo = (end: number) => {
    for (; from < end; from++) {
      const finding = all[from];
      if (finding && !gone.has(finding)) result.push(finding);
    }
  };
  for (const finding of added) {
    copyTo(Math.max(from, placeOf(finding, all)));
    result.push(finding);
  }
  copyTo(all.length);
  return result;
}

/** After all that stand before it, and after its equals. */
function placeOf(finding: Finding, list: readonly Finding[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other && compareFindings(other, finding) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
