import { groupBy } from '../base/groupBy.ts';
import { compareNatural } from '../base/naturalOrder.ts';
import { listed, type Phrase, phrase } from '../base/phrase.ts';
import type { Link } from '../model/link.ts';
import type { NotApplicable } from '../model/settings.ts';
import { type Assessor, isExpired, missingOfExemption } from '../trace/states.ts';
import type { ReportRow } from './reportRows.ts';

/** What does not have to be answered, and who says so: a statement of applicability. */
export interface Applicability {
  readonly exemptions: readonly Exemption[];
  readonly declarations: readonly Declaration[];
  /** Declarations of `regtrace.yaml` that are past their end, and count no more. */
  readonly ended: readonly NotApplicable[];
  readonly retired: readonly ReportRow[];
  /** Instruments of which some obligation is out of scope. */
  readonly outside: readonly OutsideScope[];
}

/** An annotation that exempts an obligation. */
export interface Exemption {
  readonly row: ReportRow;
  readonly link: Link;
  /** Why it does not count; undefined where it does. */
  readonly fault: Phrase | undefined;
}

/** An entry of `not-applicable`, with the obligations that it takes out. */
export interface Declaration {
  readonly entry: NotApplicable;
  readonly rows: readonly ReportRow[];
}

export interface OutsideScope {
  readonly id: string;
  readonly title: string | undefined;
  readonly jurisdiction: string | undefined;
  /** How many of its obligations are out of scope, of how many. */
  readonly outside: number;
  readonly total: number;
}

export function applicabilityOf(assessor: Assessor, rows: readonly ReportRow[]): Applicability {
  const { settings } = assessor.trace;
  const declared = groupBy(
    rows.filter(({ assessment }) => assessment.state === 'not-applicable'),
    ({ assessment }) => assessment.notApplicable,
  );
  return {
    exemptions: rows.flatMap((row) =>
      row.assessment.links
        .filter(({ verb }) => verb === 'exempt')
        .map((link) => ({ row, link, fault: faultOf(link, row, assessor) })),
    ),
    declarations: [...declared].flatMap(([entry, members]) => (entry ? [{ entry, rows: members }] : [])),
    ended: settings.notApplicable.filter(({ until }) => until !== undefined && until < assessor.asOf),
    retired: rows.filter(({ assessment }) => assessment.state === 'retired'),
    outside: outsideOf(assessor),
  };
}

const LACKING = { reason: phrase('no reason'), owner: phrase('no owner'), end: phrase('no end') };

function faultOf(link: Link, { assessment }: ReportRow, { asOf }: Assessor): Phrase | undefined {
  const missing = missingOfExemption(link);
  if (missing.length > 0) return phrase('incomplete: {0}', listed(missing.map((part) => LACKING[part])));
  if (isExpired(link, asOf)) return phrase('ended');
  return assessment.current.includes(link) ? undefined : phrase('made for another revision');
}

function outsideOf(assessor: Assessor): readonly OutsideScope[] {
  const { catalogue } = assessor.trace;
  const outside = catalogue
    .obligations()
    .filter((obligation) => assessor.assess(obligation).state === 'out-of-scope');
  return [...groupBy(outside, ({ instrument }) => instrument)]
    .sort(([a], [b]) => compareNatural(a, b))
    .map(([id, members]) => {
      const instrument = catalogue.instrument(id);
      const { title, jurisdiction } = instrument ?? {};
      return { id, title, jurisdiction, outside: members.length, total: catalogue.obligationsOf(id).length };
    });
}
