import { inEnglish, type Phrase, phrase, type Translate, worded } from '../base/phrase.ts';
import type { Position, Range } from '../base/position.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import { type Assessor, isCurrent, isSuspect } from '../trace/states.ts';
import { instrumentOf } from './describe.ts';
import { type FileKey, type IdAtPosition, idAt } from './idAt.ts';
import { escapeMarkdown, safeMarkdown } from './safeMarkdown.ts';
import { modalityWords, stateWords, statusWords, timeWords } from './words.ts';

/** How a host turns what a hover offers into links, where undefined leaves plain text; and its language. */
export interface HoverLinks {
  readonly translate?: Translate;
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
  return found && hoverOf(assessor, found, links);
}

/** What stands behind an id that was found somewhere. */
export function hoverOf(assessor: Assessor, found: IdAtPosition, links: HoverLinks): Hover | undefined {
  const { catalogue } = assessor.trace;
  const { translate = inEnglish } = links;
  const obligation = catalogue.obligation(found.id);
  const instrument = catalogue.instrument(found.id);
  const markdown = obligation
    ? obligationCard(assessor, obligation, links)
    : instrument && instrumentCard(assessor, instrument, translate);
  if (markdown === undefined) return undefined;
  if (assessor.trace.complete) return { ...found, markdown };
  const note = translate('The workspace is still being read: places in code may be missing.');
  return { ...found, markdown: `${markdown}\n\n*${note}*` };
}

/** Everything an engineer needs of one obligation, on one card. */
export function obligationCard(assessor: Assessor, obligation: Obligation, links: HoverLinks): string {
  const instrument = instrumentOf(assessor, obligation);
  const { translate = inEnglish } = links;
  const sections = [
    `**${obligation.id}** ${escapeMarkdown(obligation.title)}${native(obligation.nativeTitle)}`,
    [origin(obligation, instrument), standing(assessor, obligation, translate)].join('  \n'),
    facts(obligation, translate),
    safeMarkdown(obligation.body),
    controls(obligation, translate),
    changes(assessor, obligation, translate),
    places(assessor, obligation, links),
    actions(obligation, instrument, links),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

function instrumentCard(assessor: Assessor, instrument: Instrument, translate: Translate): string {
  const obligations = assessor.trace.catalogue.obligationsOf(instrument.id);
  const { status } = instrument;
  const inWords = status && statusWords(status, translate);
  const line = [instrument.jurisdiction, instrument.number, inWords].filter((part) => part !== undefined);
  const count = obligations.length;
  return [
    `**${instrument.id}** ${escapeMarkdown(instrument.title ?? '')}${native(instrument.nativeTitle)}`,
    line.map(escapeMarkdown).join(' · '),
    count === 1
      ? translate('A whole instrument with 1 obligation: name the one that this code answers.')
      : translate('A whole instrument with {0} obligations: name the one that this code answers.', count),
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

function standing(assessor: Assessor, obligation: Obligation, translate: Translate): string {
  const { state, suspect } = assessor.assess(obligation);
  const inBold = `**${stateWords(state, translate)}**`;
  return [
    suspect ? translate('{0} (suspect)', inBold) : inBold,
    modalityWords(obligation.modality, translate),
    timeWords(obligation, instrumentOf(assessor, obligation), assessor.asOf, translate),
    obligation.confidence === 'unconfirmed' ? `*${translate('unconfirmed: check the official text')}*` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function facts(obligation: Obligation, translate: Translate): string {
  const rows: (readonly [string, string | undefined])[] = [
    [translate('Binds'), obligation.binds.join(', ') || undefined],
    [translate('Trigger'), obligation.trigger],
    [translate('Deadline'), obligation.deadline],
    [translate('Penalty'), obligation.penalty],
  ];
  return rows
    .flatMap(([name, value]) =>
      value === undefined ? [] : [labelled(name, escapeMarkdown(value), translate)],
    )
    .join('  \n');
}

/** A fact with its name before it. */
function labelled(name: string, value: string, translate: Translate): string {
  return translate('**{0}:** {1}', name, value);
}

function controls({ controls: items }: Obligation, translate: Translate): string {
  if (items.length === 0) return '';
  return `**${translate('Controls')}**\n${items.map((item) => `- ${safeMarkdown(item).replace(/\n/g, '\n  ')}`).join('\n')}`;
}

function changes(assessor: Assessor, obligation: Obligation, translate: Translate): string {
  const { suspect, links } = assessor.assess(obligation);
  if (!suspect) return '';
  const pins = links.filter((link) => isSuspect(link, obligation)).map(({ pinned }) => pinned ?? 1);
  const oldest = Math.min(...pins);
  const lines = obligation.changes
    .filter(({ revision }) => revision > oldest)
    .map(({ revision, date, summary, was }) => {
      const what = escapeMarkdown(summary ?? '');
      const change =
        date === undefined
          ? translate('Revision {0}: {1}', revision, what)
          : translate('Revision {0}, {1}: {2}', revision, date, what);
      return `- ${was === undefined ? change : translate('{0} Before: “{1}”', change, escapeMarkdown(was))}`;
    });
  const heading = translate(
    '**Changed since it was reviewed** (revision {0} → {1})',
    oldest,
    obligation.revision,
  );
  return [heading, ...lines].join('\n');
}

function places(assessor: Assessor, obligation: Obligation, hrefs: HoverLinks): string {
  const { translate = inEnglish } = hrefs;
  const { links } = assessor.assess(obligation);
  if (links.length === 0) return '';
  const groups = new Map<Link['verb'], Link[]>();
  for (const link of links) groups.set(link.verb, [...(groups.get(link.verb) ?? []), link]);
  return [...groups]
    .map(([verb, group]) => {
      const shown = group.slice(0, MAX_PLACES).map((link) => place(link, obligation, hrefs));
      const all = shown.join(translate(', '));
      const more = group.length - MAX_PLACES;
      const value = more > 0 ? translate('{0} and {1} more', all, more) : all;
      return labelled(worded(PLACE_WORDS[verb], translate), value, translate);
    })
    .join('  \n');
}

const PLACE_WORDS: Readonly<Record<Link['verb'], Phrase>> = {
  implements: phrase('Implemented in'),
  verifies: phrase('Verified in'),
  partial: phrase('Partly implemented in'),
  planned: phrase('Planned in'),
  exempt: phrase('Exempt in'),
};

function place(link: Link, obligation: Obligation, links: HoverLinks): string {
  const text = escapeMarkdown(`${link.path}:${link.range.start.line + 1}`);
  const href = links.place(link.path, link.range);
  const standing = standingOfLink(link, obligation, links.translate);
  return `${href === undefined ? text : `[${text}](${href})`}${standing === '' ? '' : ` (${standing})`}`;
}

/** A test that did not pass does not count, which goes without saying. */
function standingOfLink(link: Link, obligation: Obligation, translate?: Translate): string {
  const { evidence } = link;
  if (evidence === 'failed' || evidence === 'skipped') return worded(OUTCOME_WORDS[evidence], translate);
  if (!isCurrent(link, obligation)) return worded(phrase('does not count'), translate);
  return evidence ? worded(OUTCOME_WORDS[evidence], translate) : '';
}

const OUTCOME_WORDS: Readonly<Record<NonNullable<Link['evidence']>, Phrase>> = {
  passed: phrase('passed'),
  failed: phrase('failed'),
  skipped: phrase('skipped'),
};

function actions(obligation: Obligation, instrument: Instrument | undefined, links: HoverLinks): string {
  const { translate = inEnglish } = links;
  const offers: (readonly [string, string | undefined])[] = [
    [translate('Open'), links.action('open', obligation.id)],
    [translate('References'), links.action('references', obligation.id)],
    [
      translate('Official source'),
      instrument?.source === undefined ? undefined : links.action('source', obligation.id),
    ],
  ];
  return offers.flatMap(([text, href]) => (href === undefined ? [] : [`[${text}](${href})`])).join(' · ');
}
