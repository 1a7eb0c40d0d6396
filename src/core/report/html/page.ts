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

interface Section {
  readonly id: string;
  readonly name: string;
  /** Beside the name in the list of sections. */
  readonly count?: number;
  readonly content: Markup;
}

/** Everything that stands on the page, as the list `page`. */
export function pageOf(report: TraceReport): Markup {
  const sections = sectionsOf(report);
  const main = [
    html`<section aria-label="Figures">${figures(report)}</section>
`,
    contents(sections),
    ...sections.map(section),
  ];
  const parts = [
    html`<a class="skip" href="#gaps">Skip to the gaps</a>
`,
    header(report),
    html`<main id="sections">${listOf('sections', main, (one) => one)}</main>
`,
    footer(report),
  ];
  return listOf('page', parts, (one) => one);
}

function header(report: TraceReport): Markup {
  return html`<header>
<p class="kind">Traceability report</p>
<h1>${words(report.facts.workspace, 120)}</h1>
${checkedFacts(report)}
<p class="advice"><strong>Not legal advice.</strong> Regtrace shows which lines of code name which obligation, and says linked, verified, exempt or uncovered. Whether that is enough is for the people who answer for it.</p>
</header>
`;
}

function contents(sections: readonly Section[]): Markup {
  return html`<nav aria-label="Sections"><ul>${sections.map(({ id, name, count }) => html`<li><a href="#${id}">${name}</a>${count === undefined ? undefined : html` <span class="aside">${count}</span>`}</li>`)}</ul></nav>
`;
}

function section({ id, name, content }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${content}</section>
`;
}

function footer({ facts, assessor }: TraceReport): Markup {
  return html`<footer><p>Written by Regtrace ${facts.version} on ${facts.writtenOn}, as of ${assessor.asOf}. Not legal advice.</p></footer>
`;
}

function sectionsOf(report: TraceReport): readonly Section[] {
  const { gaps, suspects, timeline, rows, applicability, facts } = report;
  const findings = findingsSection(report);
  return [
    { id: 'gaps', name: 'Gaps', count: gaps.length, content: gapsSection(report) },
    { id: 'suspects', name: 'Suspect links', count: suspects.length, content: suspectsSection(report) },
    { id: 'timeline', name: 'Time line', count: timeline.length, content: timelineSection(report) },
    { id: 'coverage', name: 'Coverage', content: coverageSection(report) },
    { id: 'matrix', name: 'Matrix', count: rows.length, content: matrixSection(report) },
    {
      id: 'applicability',
      name: 'Statement of applicability',
      count: applicability.exemptions.length + applicability.declarations.length,
      content: applicabilitySection(report),
    },
    ...(findings
      ? [{ id: 'findings', name: 'Findings', count: facts.findings?.fresh.length ?? 0, content: findings }]
      : []),
    { id: 'words', name: 'What the words mean', content: glossarySection() },
  ];
}
