import { worded } from '../base/phrase.ts';
import { clipped, singleLine } from '../base/safeText.ts';
import type { Link } from '../model/link.ts';
import { escapeMarkdown } from '../service/safeMarkdown.ts';
import { count, modalityWords, stateWords, timeWords } from '../service/words.ts';
import type { CoverageGroup } from '../trace/coverage.ts';
import { STATES } from '../trace/states.ts';
import { FROM_ROOT, placeHref } from './placeHref.ts';
import { changesSinceReview, linksWith, oldestReview, type ReportRow, staleLinks } from './reportRows.ts';
import { EVENT_WORDS, faultWords, filterWords, policyWords, readWords, scopeWords } from './reportWords.ts';
import type { TraceReport } from './traceReport.ts';

/** The traceability report as Markdown, for a pull request, a wiki or a terminal. */
export function reportMarkdown(report: TraceReport): string {
  const sections = [
    `# Traceability report: ${plain(report.facts.workspace)}`,
    facts(report),
    section(`Gaps (${report.gaps.length})`, gaps(report)),
    section(`Suspect links (${report.suspects.length})`, suspects(report)),
    section(`Time line (${report.timeline.length})`, timeline(report)),
    section('Coverage', coverage(report)),
    section('Matrix', matrix(report)),
    section('Statement of applicability', applicability(report)),
    `*Regtrace ${report.facts.version}, ${report.facts.writtenOn}. Not legal advice.*`,
  ];
  return `${sections.join('\n\n')}\n`;
}

function facts(report: TraceReport): string {
  const { facts: said, assessor, coverage: whole } = report;
  const { scope } = assessor.trace.settings;
  const { commit, catalogue } = said;
  const states = STATES.filter((state) => state !== 'out-of-scope' && whole.byState[state] > 0);
  const percent =
    whole.applicable === 0
      ? 'nothing asks for a link'
      : `${whole.percent}%, ${whole.met} of ${whole.applicable}`;
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['Coverage', `**${percent}**`],
    ['States', states.map((state) => `${stateWords(state)} ${whole.byState[state]}`).join(', ') || 'none'],
    ['As of', assessor.asOf],
    [
      'Commit',
      commit &&
        `${code(commit.id.slice(0, 12))}${commit.branch ? ` on ${plain(commit.branch)}` : ''}${commit.isChanged ? ', with changes that are not committed' : ''}`,
    ],
    [
      'Scope',
      scope
        ? plain(scopeWords(scope))
        : 'not declared: own requirement files, and the instruments that annotations name',
    ],
    ['Policy', policyWords(assessor.trace.settings)],
    ['Filters', plain(filterWords(assessor.trace.settings))],
    ['Read', readWords(report)],
    ['Catalogue', catalogue && `${plain(catalogue.version)} ${code(catalogue.hash)}`],
  ];
  const lines = entries.flatMap(([name, value]) => (value === undefined ? [] : [`- ${name}: ${value}`]));
  return `${lines.join('\n')}\n\n**Not legal advice.** Whether what is linked is enough is for the people who answer for it.`;
}

function gaps(report: TraceReport): string {
  return table(
    ['Obligation', 'Duty', 'State', 'Missing', 'There'],
    report.gaps.map((row) => [
      obligation(row),
      modalityWords(row.obligation.modality),
      stateWords(row.assessment.state),
      row.assessment.missing.join(', '),
      places(report, row, row.assessment.links),
    ]),
    'No gap.',
  );
}

function suspects(report: TraceReport): string {
  return table(
    ['Obligation', 'Revision', 'Links', 'What changed'],
    report.suspects.map((row) => {
      const changes = changesSinceReview(row).map(
        ({ revision, date, summary }) => `${revision}${date ? `, ${date}` : ''}: ${plain(summary ?? '')}`,
      );
      return [
        obligation(row),
        `${oldestReview(row)} → ${row.obligation.revision}`,
        places(report, row, staleLinks(row)),
        changes.join('<br>'),
      ];
    }),
    'No link is pinned to an older revision.',
  );
}

function timeline(report: TraceReport): string {
  return table(
    ['Date', 'In', 'What', 'Obligation', 'State'],
    report.timeline.map(({ date, days, kind, row }) => [
      date,
      count(days, 'day'),
      worded(EVENT_WORDS[kind]),
      obligation(row),
      stateWords(row.assessment.state),
    ]),
    'Nothing in scope has a date ahead.',
  );
}

function coverage({ byInstrument, byDomain, assessor }: TraceReport): string {
  const line = ({ key, applicable, met, percent }: CoverageGroup, title?: string) => [
    title === undefined ? plain(key) : `${plain(key)} ${plain(title)}`,
    applicable === 0 ? '–' : `${percent}%`,
    `${met} of ${applicable}`,
  ];
  const instruments = byInstrument.map((group) =>
    line(group, assessor.trace.catalogue.instrument(group.key)?.title),
  );
  return [
    table(['Instrument', 'Coverage', 'Met'], instruments, 'Nothing is in scope.'),
    table(
      ['Domain', 'Coverage', 'Met'],
      byDomain.map((group) => line(group)),
      '',
    ),
  ].join('\n\n');
}

function matrix(report: TraceReport): string {
  return report.instruments
    .map(({ id, instrument, rows }) => {
      const title = instrument?.title === undefined ? '' : ` ${plain(instrument.title)}`;
      const lines = rows.map((row) => [
        obligation(row),
        [
          stateWords(row.assessment.state),
          row.assessment.suspect ? 'suspect' : '',
          timeWords(row.obligation, instrument, report.assessor.asOf),
        ]
          .filter((part) => part !== '')
          .join(', '),
        places(report, row, linksWith(row, 'implements', 'partial', 'planned', 'exempt')),
        places(report, row, linksWith(row, 'verifies')),
      ]);
      return `### ${plain(id)}${title}\n\n${table(['Obligation', 'State', 'Code', 'Tests'], lines, '')}`;
    })
    .join('\n\n');
}

function applicability(report: TraceReport): string {
  const { exemptions, declarations, outside } = report.applicability;
  return [
    table(
      ['Exempt', 'Reason', 'Owner', 'Ends', 'Stands', 'Where'],
      exemptions.map(({ row, link, fault }) => [
        obligation(row),
        plain(link.note ?? '–'),
        plain(link.by ?? '–'),
        link.until ?? '–',
        fault === undefined ? 'yes' : `no: ${worded(fault)}`,
        places(report, row, [link]),
      ]),
      'No obligation in scope is exempted.',
    ),
    table(
      ['Not applicable', 'Obligations', 'Reason', 'Owner', 'Ends'],
      declarations.map(({ entry, rows }) => [
        code(entry.match.value),
        rows.map((row) => row.obligation.id).join(', '),
        plain(entry.reason ?? '–'),
        plain(entry.by ?? '–'),
        entry.until ?? 'no end',
      ]),
      'No obligation in scope is declared not applicable.',
    ),
    outside.length === 0 ? '' : `Outside the scope: ${outside.map(({ id }) => plain(id)).join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(name: string, content: string): string {
  return `## ${name}\n\n${content}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[], empty: string): string {
  if (rows.length === 0) return empty;
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell || '–').join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function obligation({ obligation: { id, title, nativeTitle, confidence } }: ReportRow): string {
  const native = nativeTitle === undefined ? '' : ` ${plain(nativeTitle)}`;
  return `**${id}** ${plain(title)}${native}${confidence === 'unconfirmed' ? ' *(unconfirmed)*' : ''}`;
}

function places(report: TraceReport, { obligation: row }: ReportRow, links: readonly Link[]): string {
  return links
    .map((link) => {
      const line = link.range.start.line + 1;
      const href = placeHref(report.facts.places ?? FROM_ROOT, link.path, line).replace(/[()]/g, (sign) =>
        sign === '(' ? '%28' : '%29',
      );
      const verb = link.verb === 'implements' || link.verb === 'verifies' ? '' : ` (${link.verb})`;
      const fault = faultWords(link, row);
      const stale = fault === undefined ? '' : ` (${fault}: does not count)`;
      return `[${plain(`${link.path}:${line}`)}](${href})${verb}${stale}`;
    })
    .join('<br>');
}

/** Untrusted text as Markdown that shows it and does nothing else; an `@` would call somebody, or read as an annotation. */
function plain(text: string): string {
  return escapeMarkdown(clipped(singleLine(text), 300)).replaceAll('@', '&#64;');
}

function code(text: string): string {
  return `\`${clipped(singleLine(text), 120).replace(/[`|]/g, ' ')}\``;
}
