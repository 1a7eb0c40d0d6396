import { clipped, shownMarks } from '../base/safeText.ts';
import type { Link } from '../model/link.ts';
import { appliesFrom } from '../trace/lifecycle.ts';
import type { Assessor } from '../trace/states.ts';
import { linksWith, type ReportRow, reportRows } from './reportRows.ts';
import { faultWords } from './reportWords.ts';

type Column = readonly [name: string, cell: (row: ReportRow) => string | number | boolean | undefined];

const COLUMNS: readonly Column[] = [
  ['id', ({ obligation }) => obligation.id],
  ['title', ({ obligation }) => obligation.title],
  ['native title', ({ obligation }) => obligation.nativeTitle],
  ['instrument', ({ obligation }) => obligation.instrument],
  ['instrument title', ({ instrument }) => instrument?.title],
  ['jurisdiction', ({ instrument }) => instrument?.jurisdiction],
  ['domain', ({ obligation }) => obligation.domain],
  ['clause', ({ obligation }) => obligation.clause],
  ['modality', ({ obligation }) => obligation.modality],
  ['binds', ({ obligation }) => obligation.binds.join(', ')],
  ['applies', ({ obligation, instrument }) => appliesFrom(obligation, instrument)],
  ['deadline', ({ obligation }) => obligation.deadline],
  ['revision', ({ obligation }) => obligation.revision],
  ['confidence', ({ obligation }) => obligation.confidence],
  ['state', ({ assessment }) => assessment.state],
  ['suspect', ({ assessment }) => assessment.suspect],
  ['missing', ({ assessment, standing }) => (standing === 'gap' ? assessment.missing.join(', ') : '')],
  ['implements', (row) => places(row, linksWith(row, 'implements'))],
  ['verifies', (row) => places(row, linksWith(row, 'verifies'))],
  ['partial', (row) => places(row, linksWith(row, 'partial'))],
  ['planned', (row) => places(row, linksWith(row, 'planned'))],
  ['exempt', (row) => places(row, linksWith(row, 'exempt'))],
  ['owner', (row) => joined([...linksWith(row, 'exempt'), declarationOf(row)].map((one) => one?.by))],
  ['until', (row) => joined([...linksWith(row, 'exempt'), declarationOf(row)].map((one) => one?.until))],
  [
    'reason',
    (row) => joined([...linksWith(row, 'exempt').map(({ note }) => note), declarationOf(row)?.reason]),
  ],
];

/**
 * The traceability matrix for spreadsheets, one row an obligation in scope: RFC 4180, with the byte order mark by
 * which Excel knows UTF-8.
 */
export function reportCsv(assessor: Assessor): string {
  const lines = [
    COLUMNS.map(([name]) => csvCell(name)),
    ...reportRows(assessor).map((row) => COLUMNS.map(([, cell]) => csvCell(cell(row)))),
  ];
  return `\ufeff${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`;
}

/** Excel breaks a longer cell into two rows. */
const LONGEST_CELL = 32_767;

/**
 * A cell as RFC 4180 quotes it. Text that a spreadsheet would run as a formula gets an apostrophe before it, the wide
 * signs of East Asian keyboards included; marks that would turn the direction of the rest of a line stand by their number.
 */
export function csvCell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const shown = clipped(shownMarks(value), LONGEST_CELL - 2);
  const text = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(shown) ? `'${shown}` : shown;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

function places({ obligation }: ReportRow, links: readonly Link[]): string {
  return links
    .map((link) => {
      const place = `${link.path}:${link.range.start.line + 1}`;
      const fault = faultWords(link, obligation);
      return fault === undefined ? place : `${place} (${fault})`;
    })
    .join('; ');
}

function declarationOf({ assessment }: ReportRow) {
  return assessment.state === 'not-applicable' ? assessment.notApplicable : undefined;
}

function joined(values: readonly (string | undefined)[]): string {
  return values.filter((value) => value !== undefined).join('; ');
}
