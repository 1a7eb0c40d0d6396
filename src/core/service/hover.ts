import type { Position, Range } from '../base/position.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import { type Assessor, isCurrent } from '../trace/states.ts';
import { instrumentOf } from './describe.ts';
import { type FileKey, idAt } from './idAt.ts';
import { escapeMarkdown, safeMarkdown } from './safeMarkdown.ts';
import { count, MODALITY_WORDS, STATE_WORDS, timeWords } from './words.ts';

/** How a host turns what a hover offers into links; undefined leaves plain text. */
export interface HoverLinks {
  place(path: string, range: Range): string | undefined;
  action(action: HoverAction, id: string): string | undefined;
}
export type HoverAction = 'open' | 'references' | 'source';

export interface Hover {
  readonly id: string;
  readonly range: Range;
  /** Markdown without HTML. */
  readonly markdown: string;
}

export const plainLinks: HoverLinks = { place: () => undefined, action: () => undefined };

const MAX_PLACES = 5;

/** What stands behind the id under the position. */
export function hoverAt(
  assessor: Assessor,
  file: FileKey,
  position: Position,
  { lineText, links }: { readonly lineText: string; readonly links: HoverLinks },
): Hover | undefined {
  const found = idAt(assessor.trace, file, position, lineText);
  if (!found) return undefined;
  const { catalogue } = assessor.trace;
  const obligation = catalogue.obligation(found.id);
  const instrument = catalogue.instrument(found.id);
  const markdown = obligation
    ? obligationCard(assessor, obligation, links)
    : instrument && instrumentCard(assessor, instrument);
  if (markdown === undefined) return undefined;
  const note = assessor.trace.complete
    ? ''
    : '\n\n*The workspace is still being read: places in code may be missing.*';
  return { ...found, markdown: markdown + note };
}

/** Everything an engineer needs of one obligation, on one card. */
export function obligationCard(assessor: Assessor, obligation: Obligation, links: HoverLinks): string {
  const instrument = instrumentOf(assessor, obligation);
  const sections = [
    `**${obligation.id}** ${escapeMarkdown(obligation.title)}${native(obligation.nativeTitle)}`,
    [origin(obligation, instrument), standing(assessor, obligation, instrument)].join('  \n'),
    facts(obligation),
    safeMarkdown(obligation.body),
    controls(obligation),
    changes(assessor, obligation),
    places(assessor, obligation, links),
    actions(obligation, instrument, links),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function instrumentCard(assessor: Assessor, instrument: Instrument): string {
  const obligations = assessor.trace.catalogue.obligationsOf(instrument.id);
  const line = [instrument.jurisdiction, instrument.number, instrument.status].filter(
    (part) => part !== undefined,
  );
  return [
    `**${instrument.id}** ${escapeMarkdown(instrument.title ?? '')}${native(instrument.nativeTitle)}`,
    line.map(escapeMarkdown).join(' · '),
    `A whole instrument with ${count(obligations.length, 'obligation')}: name the one that this code answers.`,
  ].join('\n\n');
}

function native(title: string | undefined): string {
  return title === undefined ? '' : `  \n${escapeMarkdown(title)}`;
}

function origin(obligation: Obligation, instrument: Instrument | undefined): string {
  const name = instrument?.title ?? obligation.instrument;
  return [name, obligation.clause, instrument?.jurisdiction]
    .filter((part) => part !== undefined)
    .map(escapeMarkdown)
    .join(' · ');
}

function standing(assessor: Assessor, obligation: Obligation, instrument: Instrument | undefined): string {
  const { state, suspect } = assessor.assess(obligation);
  return [
    `**${STATE_WORDS[state]}**${suspect ? ' (suspect)' : ''}`,
    MODALITY_WORDS[obligation.modality],
    timeWords(obligation, instrument, assessor.asOf),
    obligation.confidence === 'unconfirmed' ? '*unconfirmed: check the official text*' : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function facts(obligation: Obligation): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['Binds', obligation.binds.join(', ') || undefined],
    ['Trigger', obligation.trigger],
    ['Deadline', obligation.deadline],
    ['Penalty', obligation.penalty],
  ];
  return rows
    .flatMap(([name, value]) => (value === undefined ? [] : [`**${name}:** ${escapeMarkdown(value)}`]))
    .join('  \n');
}

function controls({ controls: items }: Obligation): string {
  if (items.length === 0) return '';
  return `**Controls**\n${items.map((item) => `- ${safeMarkdown(item).replace(/\n/g, '\n  ')}`).join('\n')}`;
}

function changes(assessor: Assessor, obligation: Obligation): string {
  const { suspect, links } = assessor.assess(obligation);
  if (!suspect) return '';
  const pins = links.flatMap(({ pinned }) =>
    pinned !== undefined && pinned < obligation.revision ? [pinned] : [],
  );
  const oldest = Math.min(...pins);
  const lines = obligation.changes
    .filter(({ revision }) => revision > oldest)
    .map(({ revision, date, summary, was }) => {
      const before = was === undefined ? '' : ` Before: “${escapeMarkdown(was)}”`;
      return `- Revision ${revision}${date === undefined ? '' : `, ${date}`}: ${escapeMarkdown(summary ?? '')}${before}`;
    });
  return [`**Changed since it was reviewed** (revision ${oldest} → ${obligation.revision})`, ...lines].join(
    '\n',
  );
}

function places(assessor: Assessor, obligation: Obligation, hrefs: HoverLinks): string {
  const { links } = assessor.assess(obligation);
  if (links.length === 0) return '';
  const groups = new Map<Link['verb'], Link[]>();
  for (const link of links) groups.set(link.verb, [...(groups.get(link.verb) ?? []), link]);
  return [...groups]
    .map(([verb, group]) => {
      const shown = group.slice(0, MAX_PLACES).map((link) => place(link, obligation, hrefs));
      const more = group.length > MAX_PLACES ? ` and ${group.length - MAX_PLACES} more` : '';
      return `**${PLACE_WORDS[verb]}:** ${shown.join(', ')}${more}`;
    })
    .join('  \n');
}

const PLACE_WORDS: Readonly<Record<Link['verb'], string>> = {
  implements: 'Implemented in',
  verifies: 'Verified in',
  partial: 'Partly implemented in',
  planned: 'Planned in',
  exempt: 'Exempt in',
};

function place(link: Link, obligation: Obligation, links: HoverLinks): string {
  const text = escapeMarkdown(`${link.path}:${link.range.start.line + 1}`);
  const href = links.place(link.path, link.range);
  const standing = standingOfLink(link, obligation);
  return `${href === undefined ? text : `[${text}](${href})`}${standing === '' ? '' : ` (${standing})`}`;
}

/** A test that did not pass does not count, which goes without saying. */
function standingOfLink(link: Link, obligation: Obligation): string {
  if (isCurrent(link, obligation)) return link.evidence ?? '';
  return link.evidence === undefined || link.evidence === 'passed' ? 'does not count' : link.evidence;
}

function actions(obligation: Obligation, instrument: Instrument | undefined, links: HoverLinks): string {
  const offers: (readonly [string, string | undefined])[] = [
    ['Open', links.action('open', obligation.id)],
    ['References', links.action('references', obligation.id)],
    ['Official source', instrument?.source === undefined ? undefined : links.action('source', obligation.id)],
  ];
  return offers.flatMap(([text, href]) => (href === undefined ? [] : [`[${text}](${href})`])).join(' · ');
}
