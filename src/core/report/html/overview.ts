import { stateWords } from '../../service/words.ts';
import type { State } from '../../trace/states.ts';
import { tallyOf } from '../checkJson.ts';
import { filterWords, policyWords, readWords, scopeWords } from '../reportWords.ts';
import { html, type Markup, words } from './markup.ts';
import { inDays, type PageReport } from './pageReport.ts';

/** What was checked, and by what. */
export function checkedFacts(report: PageReport): Markup {
  const { facts, assessor, say, translate } = report;
  const { settings } = assessor.trace;
  const entries: readonly (readonly [Markup, Markup | undefined])[] = [
    [
      say('As of'),
      html`<time datetime="${assessor.asOf}">${assessor.asOf}</time>${facts.writtenOn === assessor.asOf ? undefined : html` <span class="aside">${say('written on {0}', facts.writtenOn)}</span>`}`,
    ],
    [say('Commit'), commitWords(report)],
    [say('Scope'), scopeFact(report)],
    [say('Policy'), html`${policyWords(settings, translate)}`],
    [say('Filters'), words(filterWords(settings, translate))],
    [say('Read'), html`${readWords(report, translate)}`],
    [say('Findings'), findingWords(report)],
    [
      say('Catalogue'),
      facts.catalogue && html`${facts.catalogue.version} <code>${facts.catalogue.hash}</code>`,
    ],
    [say('Written by'), html`Regtrace ${facts.version}`],
  ];
  return html`<dl class="facts-list">${entries.map(([name, value]) => value && html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}

/** The figures that a reader looks for first. */
export function figures(report: PageReport): Markup {
  const { coverage, gaps, suspects, timeline, rows, say } = report;
  const upcoming = timeline.filter(({ kind }) => kind === 'applies');
  const next = upcoming[0];
  const exempt = coverage.byState.exempt;
  const notApplicable = coverage.byState['not-applicable'];
  const graver = gaps.filter(({ obligation }) => obligation.modality.startsWith('must')).length;
  return html`<ul class="figures">
<li class="figure main"><a href="#coverage"><span class="number">${coverage.applicable === 0 ? '–' : `${coverage.percent}%`}</span> <span class="name">${say('coverage')}</span></a><span class="aside">${coverage.applicable === 0 ? say('nothing in scope and in force asks for a link') : say('{0} of {1} obligations that ask for links have them all', coverage.met, coverage.applicable)}</span></li>
${figure('#gaps', gaps.length, say(gaps.length === 1 ? 'gap' : 'gaps'), gaps.length === 0 ? say('none') : say('{0} of a must or must-not', graver))}
${figure('#suspects', suspects.length, say('suspect'), say('linked for an older revision'))}
${figure('#timeline', upcoming.length, say('upcoming'), next ? say('next on {0}, {1}', next.date, inDays(next.days, report)) : say('none with a date'))}
${figure('#applicability', exempt + notApplicable, say('set aside'), say('{0} exempt, {1} not applicable', exempt, notApplicable))}
</ul>
${stateBar(report, rows.length)}`;
}

function figure(href: string, number: number, name: Markup, aside: Markup): Markup {
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
function stateBar({ coverage, say, translate }: PageReport, total: number): Markup | undefined {
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
      html`<li><span class="state ${state}">${stateWords(state, translate)}</span> ${coverage.byState[state]}</li>`,
  );
  return html`<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg>
<ul class="legend" aria-label="${say('Obligations in scope by state')}">${legend}</ul>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function commitWords({ facts, say }: PageReport): Markup | undefined {
  if (!facts.commit) return undefined;
  const { id, branch, isChanged } = facts.commit;
  const commit = html`<code>${id.slice(0, 12)}</code>`;
  return html`${branch ? say('{0} on {1}', commit, words(branch, 80)) : commit}${isChanged === true ? html` <strong>${say('with changes that are not committed')}</strong>` : undefined}`;
}

function scopeFact({ assessor, applicability, byInstrument, say, translate }: PageReport): Markup {
  const { scope } = assessor.trace.settings;
  if (scope) return words(scopeWords(scope, translate));
  return say(
    'not declared: the workspace’s own requirement files, and the bundled instruments that annotations name ({0} in all; {1} left out)',
    byInstrument.length,
    applicability.outside.length,
  );
}

function findingWords({ facts, say }: PageReport): Markup | undefined {
  if (!facts.findings) return undefined;
  const { error, warning, info } = tallyOf(facts.findings.fresh);
  const known = facts.findings.known.length;
  const open = say(
    '{0}, {1}, {2} info',
    say(error === 1 ? '1 error' : '{0} errors', error),
    say(warning === 1 ? '1 warning' : '{0} warnings', warning),
    info,
  );
  const link = html`<a href="#findings">${open}</a>`;
  return known === 0 ? link : say('{0}, and {1} accepted by the baseline', link, known);
}
