import { sameData } from '../base/sameData.ts';
import type { Finding } from '../model/finding.ts';
import { compareFindings, FindingsByFile, findingsByUnit, findingsOfUnit, type Unit } from './findings.ts';
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
    const byFile = new FindingsByFile();
    for (const [unit, findings] of findingsByUnit(context)) {
      if (findings.length > 0) this.#byUnit.set(unit, findings);
      byFile.add(findings);
      const pause = breathe();
      if (pause) await pause;
    }
    const all: Finding[] = [];
    for (const findings of byFile.inOrder()) {
      for (const finding of findings) all.push(finding);
      const pause = breathe();
      if (pause) await pause;
    }
    this.#all = all;
  }

  async #update(context: RuleContext, touched: ReadonlySet<Unit>, breathe: Breathe): Promise<void> {
    const gone = new Set<Finding>();
    const added: Finding[] = [];
    const settle = () => {
      if (gone.size > 0 || added.length > 0)
        this.#all = replaced(this.#all, gone, added.sort(compareFindings));
      gone.clear();
      added.length = 0;
    };
    const isReadAnew = (path: string) => touched.has(`source:${path}`) || touched.has(`requirements:${path}`);
    for (const unit of touched) {
      // A switch of branches moves thousands of findings: sorted in at once they would hold the event loop for too long.
      if (gone.size + added.length > MAX_STEP) settle();
      const pause = breathe();
      if (pause) await pause;
      const before = this.#byUnit.get(unit) ?? NONE;
      const findings = findingsOfUnit(context, unit);
      // Much of what is asked again answers the same. Of a file that was read anew every finding is a new one all the
      // same: hosts that count columns in their own way must look at its text again.
      if (sameData(before, findings) && !findings.some((finding) => speaksOf(finding, isReadAnew))) continue;
      for (const finding of before) gone.add(finding);
      if (findings.length > 0) this.#byUnit.set(unit, findings);
      else this.#byUnit.delete(unit);
      for (const finding of findings) added.push(finding);
    }
    settle();
  }

  *#unitsWith(codes: ReadonlySet<Finding['code']>): Iterable<Unit> {
    for (const [unit, findings] of this.#byUnit) if (findings.some(({ code }) => codes.has(code))) yield unit;
  }
}

function speaksOf({ location, relatedLocations = [] }: Finding, isMeant: (path: string) => boolean): boolean {
  return isMeant(location.path) || relatedLocations.some((related) => isMeant(related.location.path));
}

/** Findings that are sorted into the list at a time. */
const MAX_STEP = 400;
const NONE: readonly Finding[] = [];

/** A sorted list without some findings and with others, which are sorted as well; both are few beside the list. */
function replaced(
  all: readonly Finding[],
  gone: ReadonlySet<Finding>,
  added: readonly Finding[],
): readonly Finding[] {
  const cuts: { readonly at: number; readonly finding?: Finding }[] = [];
  for (const finding of gone) {
    // It stands among its equals.
    const at = all.lastIndexOf(finding, placeOf(finding, all) - 1);
    if (at >= 0) cuts.push({ at });
  }
  for (const finding of added) cuts.push({ at: placeOf(finding, all), finding });
  // At one place what comes stands before what goes, which is passed over; `added` keeps its order.
  cuts.sort((a, b) => a.at - b.at || Number(b.finding !== undefined) - Number(a.finding !== undefined));
  // One list, as long as it will be: in pieces it would be copied twice.
  const result = new Array<Finding>(all.length + 2 * added.length - cuts.length);
  let length = 0;
  let from = 0;
  const copyUpTo = (end: number) => {
    for (; from < end; from++) result[length++] = all[from] as Finding;
  };
  for (const { at, finding } of cuts) {
    copyUpTo(at);
    if (finding) result[length++] = finding;
    else from = at + 1;
  }
  copyUpTo(all.length);
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
