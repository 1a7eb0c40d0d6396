import { applicabilitySection } from './html/applicabilitySection.ts';
import { timelineSection } from './html/dates.ts';
import { findingsSection } from './html/findingsSection.ts';
import { gapsSection, suspectsSection } from './html/gaps.ts';
import { glossarySection } from './html/glossary.ts';
import { coverageSection } from './html/heatMap.ts';
import { html, type Markup, words } from './html/markup.ts';
import { matrixSection } from './html/matrix.ts';
import { checkedFacts, figures } from './html/overview.ts';
import { SCRIPT } from './html/script.ts';
import { STYLE } from './html/style.ts';
import type { TraceReport } from './traceReport.ts';

/** The hashes by which the page's policy knows its own style and script. A test computes them anew. */
export const STYLE_HASH = 'sha256-8sLzSpLPlYjUYHRnvKZ8Kts6RWVVeRmUXZF4wvsyUnk=';
export const SCRIPT_HASH = 'sha256-RtucPybkR/NtJt31PHbIAn5ZsyVDXvULE92oC33zRFM=';

const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; script-src '${SCRIPT_HASH}'; base-uri 'none'; form-action 'none'`;

interface Section {
  readonly id: string;
  readonly name: string;
  /** Beside the name in the list of sections. */
  readonly count?: number;
  readonly lead?: Markup;
  readonly content: Markup;
}

/** The traceability report as one page that needs nothing else: no network, and no script to be read. */
export function reportHtml(report: TraceReport): string {
  const { facts, assessor } = report;
  const sections = sectionsOf(report);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: POLICY }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Regtrace ${facts.version}">
<title>Traceability report: ${facts.workspace}, ${assessor.asOf}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<a class="skip" href="#gaps">Skip to the gaps</a>
<header>
<p class="kind">Traceability report</p>
<h1>${words(facts.workspace, 120)}</h1>
${checkedFacts(report)}
<p class="advice"><strong>Not legal advice.</strong> Regtrace shows which lines of code name which obligation, and says linked, verified, exempt or uncovered. Whether that is enough is for the people who answer for it.</p>
</header>
<main>
<section aria-label="Figures">${figures(report)}</section>
<nav aria-label="Sections"><ul>${sections.map(({ id, name, count }) => html`<li><a href="#${id}">${name}</a>${count === undefined ? undefined : html` <span class="aside">${count}</span>`}</li>`)}</ul></nav>
${sections.map(
  ({
    id,
    name,
    lead,
    content,
  }) => html`<section id="${id}" aria-labelledby="${id}-name"><h2 id="${id}-name">${name}</h2>
${lead && html`<p class="lead">${lead}</p>`}${content}</section>
`,
)}</main>
<footer><p>Written by Regtrace ${facts.version} on ${facts.writtenOn}, as of ${assessor.asOf}. Not legal advice.</p></footer>
<script>${{ markup: SCRIPT }}</script>
</body>
</html>
`;
  return page.markup;
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
