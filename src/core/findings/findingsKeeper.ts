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
      for (const finding of this.#byUnit.get(unit) ?? []) gone.add(finding);
      const findings = findingsOfUnit(context, unit);
      if (findings.length > 0) this.#byUnit.set(unit, findings);
      else this.#byUnit.delete(unit);
      for (const finding of findings) added.push(finding);
      const pause = breathe();
      if (pause) await pause;
    }
    if (gone.size > 0 || added.length > 0) this.#all = replaced(this.#all, gone, added.sort(compareFindings));
  }

  *#unitsWith(codes: ReadonlySet<Finding['code']>): Iterable<Unit> {
    for (const [unit, findings] of this.#byUnit) if (findings.some(({ code }) => codes.has(code))) yield unit;
  }
}

/** With more changes a list is written anew, rather than changed place by place. */
const FEW = 100;

/** A sorted list without some findings and with others, which are sorted as well. */
function replaced(
  all: readonly Finding[],
  gone: ReadonlySet<Finding>,
  added: readonly Finding[],
): readonly Finding[] {
  if (gone.size + added.length > FEW) return merged(all, gone, added);
  const result = all.slice();
  for (const finding of gone) {
    // It stands among its equals.
    const at = result.lastIndexOf(finding, placeOf(finding, result) - 1);
    if (at >= 0) result.splice(at, 1);
  }
  for (const finding of added) result.splice(placeOf(finding, result), 0, finding);
  return result;
}

function merged(
  all: readonly Finding[],
  gone: ReadonlySet<Finding>,
  added: readonly Finding[],
): readonly Finding[] {
  const result: Finding[] = [];
  let next = 0;
  for (const finding of all) {
    if (gone.has(finding)) continue;
    for (let other = added[next]; other && compareFindings(other, finding) < 0; other = added[next]) {
      result.push(other);
      next++;
    }
    result.push(finding);
  }
  for (const finding of added.slice(next)) result.push(finding);
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
