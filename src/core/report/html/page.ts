import { inEnglish, type Translate } from '../../base/phrase.ts';
import type { TraceReport } from '../traceReport.ts';
import { applicabilitySection } from './applicabilitySection.ts';
import { timelineSection } from './dates.ts';
import { findingsSection } from './findingsSection.ts';
import { gapsSection, suspectsSection } from './gaps.ts';
import { glossarySection } from './glossary.ts';
import { coverageSection } from './heatMap.ts';
import { html, listOf, type Markup, words } from './markup.ts';
import { matrixSection } from './matrix.ts';
import { checkedFacts, figures } from './overview.ts';
import { type PageReport, pageReport } from './pageReport.ts';

interface Section {
  readonly id: string;
  readonly name: Markup;
  /** Beside the name in the list of sections. */
  readonly count?: number;
  readonly content: Markup;
}

/** Everything that stands on the page, as the list `page`. */
export function pageOf(plain: TraceReport, translate: Translate = inEnglish): Markup {
  const report = pageReport(plain, translate);
  const { say } = report;
  const sections = sectionsOf(report);
  const main = [
    html`<section aria-label="${say('Figures')}">${figures(report)}</section>
`,
    contents(sections, report),
    ...sections.map(section),
  ];
  const parts = [
    html`<a class="skip" href="#gaps">${say('Skip to the gaps')}</a>
`,
    header(report),
    html`<main id="sections">${listOf('sections', main, (one) => one)}</main>
`,
    footer(report),
  ];
  return listOf('page', parts, (one) => one);
}

function header(report: PageReport): Markup {
  const { say } = report;
  return html`<header>
<p class="kind">${say('Traceability report')}</p>
<h1>${words(report.facts.workspace, 120)}</h1>
${checkedFacts(report)}
<p class="advice"><strong>${say('Not legal advice.')}</strong> ${say('Regtrace shows which lines of code name which obligation, and says linked, verified, exempt or uncovered. Whether that is enough is for the people who answer for it.')}</p>
</header>
`;
}

function contents(sections: readonly Section[], { say }: PageReport): Markup {
  return html`<nav aria-label="${say('Sections')}"><ul>${sections.map(({ id, name, count }) => html`<li><a href="#${id}">${name}</a>${count === undefined ? undefined : html` <span class="aside">${count}</span>`}</li>`)}</ul></nav>
`;
}

function section({ id, name, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${content}</section>
`;
}

function footer({ facts, assessor, say }: PageReport): Markup {
  return html`<footer><p>${say('Written by Regtrace {0} on {1}, as of {2}. Not legal advice.', facts.version, facts.writtenOn, assessor.asOf)}</p></footer>
`;
}

function sectionsOf(report: PageReport): readonly Section[] {
  const { gaps, suspects, timeline, rows, applicability, facts, say } = report;
  const findings = findingsSection(report);
  return [
    { id: 'gaps', name: say('Gaps'), count: gaps.length, content: gapsSection(report) },
    { id: 'suspects', name: say('Suspect links'), count: suspects.length, content: suspectsSection(report) },
    { id: 'timeline', name: say('Time line'), count: timeline.length, content: timelineSection(report) },
    { id: 'coverage', name: say('Coverage'), content: coverageSection(report) },
    { id: 'matrix', name: say('Matrix'), count: rows.length, content: matrixSection(report) },
    {
      id: 'applicability',
      name: say('Statement of applicability'),
      count: applicability.exemptions.length + applicability.declarations.length,
      content: applicabilitySection(report),
    },
    ...(findings
      ? [
          {
            id: 'findings',
            name: say('Findings'),
            count: facts.findings?.fresh.length ?? 0,
            content: findings,
          },
        ]
      : []),
    { id: 'words', name: say('What the words mean'), content: glossarySection(report) },
  ];
}
