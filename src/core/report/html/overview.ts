import { count, stateWords } from '../../service/words.ts';
import type { State } from '../../trace/states.ts';
import { tallyOf } from '../checkJson.ts';
import { filterWords, policyWords, readWords, scopeWords } from '../reportWords.ts';
import type { TraceReport } from '../traceReport.ts';
import { html, type Markup, words } from './markup.ts';

/** What was checked, and by what. */
export function checkedFacts(report: TraceReport): Markup {
  const { facts, assessor } = report;
  const entries: readonly (readonly [string, Markup | undefined])[] = [
    [
      'As of',
      html`<time datetime="${assessor.asOf}">${assessor.asOf}</time>${facts.writtenOn === assessor.asOf ? undefined : html` <span class="aside">written on ${facts.writtenOn}</span>`}`,
    ],
    ['Commit', commitWords(report)],
    ['Scope', scopeFact(report)],
    ['Policy', html`${policyWords(assessor.trace.settings)}`],
    ['Filters', words(filterWords(assessor.trace.settings))],
    ['Read', html`${readWords(report)}`],
    ['Findings', findingWords(report)],
    ['Catalogue', facts.catalogue && html`${facts.catalogue.version} <code>${facts.catalogue.hash}</code>`],
    ['Written by', html`Regtrace ${facts.version}`],
  ];
  return html`<dl class="facts-list">${entries.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The figures that a reader looks for first. */
export function figures(report: TraceReport): Markup {
  const { coverage, gaps, suspects, timeline, rows } = report;
  const upcoming = timeline.filter(({ kind }) => kind === 'applies');
  const next = upcoming[0];
  const exempt = coverage.byState.exempt;
  const notApplicable = coverage.byState['not-applicable'];
  const graver = gaps.filter(({ obligation }) => obligation.modality.startsWith('must')).length;
  return html`<ul class="figures">
<li class="figure main"><a href="#coverage"><span class="number">${coverage.applicable === 0 ? '–' : `${coverage.percent}%`}</span> <span class="name">coverage</span></a><span class="aside">${coverage.applicable === 0 ? 'nothing in scope and in force asks for a link' : `${coverage.met} of ${coverage.applicable} obligations that ask for links have them all`}</span></li>
${figure('#gaps', gaps.length, gaps.length === 1 ? 'gap' : 'gaps', gaps.length === 0 ? 'none' : `${graver} of a must or must-not`)}
${figure('#suspects', suspects.length, 'suspect', 'linked for an older revision')}
${figure('#timeline', upcoming.length, 'upcoming', next ? `next on ${next.date}, ${inDays(next.days)}` : 'none with a date')}
${figure('#applicability', exempt + notApplicable, 'set aside', `${exempt} exempt, ${notApplicable} not applicable`)}
</ul>
${stateBar(report, rows.length)}`;
}

export function inDays(days: number): string {
  return days === 0 ? 'today' : `in ${count(days, 'day')}`;
}

function figure(href: string, number: number, name: string, aside: string): Markup {
  return html`<li class="figure"><a href="${href}"><span class="number">${number}</span> <span class="name">${name}</span></a><span class="aside">${aside}</span></li>`;
}

/** From what is whole to what is missing, then what is not asked for. */
const BAR_ORDER: readonly State[] = [
  'verified',
  'implemented',
  'partial',
  'planned',
  'uncovered',
  'exempt',
  'upcoming',
  'not-applicable',
  'retired',
];

/** All obligations in scope as one bar; the legend says the same in figures. */
function stateBar({ coverage }: TraceReport, total: number): Markup | undefined {
  if (total === 0) return undefined;
  const shown = BAR_ORDER.filter((state) => coverage.byState[state] > 0);
  let start = 0;
  const parts = shown.map((state) => {
    const width = (coverage.byState[state] / total) * 1000;
    const part = html`<rect class="${state}" x="${round(start)}" y="0" width="${round(width)}" height="10"/>`;
    start += width;
    return part;
  });
  const legend = shown.map(
    (state) =>
      html`<li><span class="state ${state}">${stateWords(state)}</span> ${coverage.byState[state]}</li>`,
  );
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>
<ul class="legend" aria-label="Obligations in scope by state">${legend}</ul>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function commitWords({ facts }: TraceReport): Markup | undefined {
  if (!facts.commit) return undefined;
  const { id, branch, isChanged } = facts.commit;
  return html`<code>${id.slice(0, 12)}</code>${branch && html` on ${words(branch, 80)}`}${isChanged === true ? html` <strong>with changes that are not committed</strong>` : undefined}`;
}

function scopeFact({ assessor, applicability, byInstrument }: TraceReport): Markup {
  const { scope } = assessor.trace.settings;
  if (scope) return words(scopeWords(scope));
  return html`not declared: the workspace’s own requirement files, and the bundled instruments that annotations name (${byInstrument.length} in all; ${applicability.outside.length} left out)`;
}

function findingWords({ facts }: TraceReport): Markup | undefined {
  if (!facts.findings) return undefined;
  const { error, warning, info } = tallyOf(facts.findings.fresh);
  const known = facts.findings.known.length;
  const accepted = known === 0 ? undefined : `, and ${known} accepted by the baseline`;
  return html`<a href="#findings">${count(error, 'error')}, ${count(warning, 'warning')}, ${info} info</a>${accepted}`;
}
