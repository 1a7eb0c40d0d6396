import type { Token } from 'markdown-it';
import { html, joined, type Markup } from '../../base/markup.ts';
import { LineIndex } from '../../base/text.ts';
import {
  defaultAttributes,
  type ObligationAttributes,
  readObligationAttributes,
} from '../../catalogue/obligationAttributes.ts';
import { RequirementText } from '../../catalogue/requirementText.ts';
import type { Problem } from '../../model/finding.ts';
import type { Obligation } from '../../model/obligation.ts';
import { instrumentOf } from '../describe.ts';
import { MODALITY_WORDS, STATE_WORDS, timeWords } from '../words.ts';
import { type Facts, factsTable, plain } from './factsTable.ts';
import { badgeLine, stateBadge } from './previewBadges.ts';
import { idLink } from './previewIdLink.ts';
import type { PreviewPage } from './previewPage.ts';
import { placesIn } from './previewPlaces.ts';

/** What stands below an obligation's heading instead of its attributes. */
export function cardHead(
  page: PreviewPage,
  { id, fence }: { readonly id: string; readonly fence: Token | undefined },
): Markup {
  const { attributes, problems } = read(fence?.content ?? '');
  const known = page.assessor.trace.catalogue.obligation(id);
  const isOurs = known?.location.path === page.file.path && known.location.origin === page.file.origin;
  const counting = isOurs ? known : undefined;
  return html`${nativeTitle(attributes)}${badges(page, attributes, counting)}${factsTable(
    page,
    facts(page, attributes, { id, known, counting }),
  )}${problems.map(({ message }) => html`<p class="regtrace-problem">${message}</p>\n`)}`;
}

/** The attributes as they stand in the text at this moment, which may be newer than the snapshot. */
function read(yaml: string): {
  readonly attributes: ObligationAttributes;
  readonly problems: readonly Problem[];
} {
  if (yaml.trim() === '') return { attributes: defaultAttributes, problems: [] };
  const text = new RequirementText(new LineIndex(yaml));
  const { root, places } = text.readAttributes({ start: 0, end: yaml.length });
  return { attributes: readObligationAttributes(root, places), problems: text.problems };
}

function nativeTitle({ nativeTitle: title }: ObligationAttributes): Markup | undefined {
  return title === undefined ? undefined : html`<p class="regtrace-native">${plain(title)}</p>\n`;
}

/** State, modality, dates and doubts, in one line. */
function badges(
  page: PreviewPage,
  attributes: ObligationAttributes,
  obligation: Obligation | undefined,
): Markup {
  const { assessor } = page;
  const parts: Markup[] = [];
  if (obligation) {
    const { state, suspect } = assessor.assess(obligation);
    parts.push(stateBadge(state, STATE_WORDS[state]));
    if (suspect) parts.push(stateBadge('suspect', page.label('Suspect')));
  }
  parts.push(html`<span class="regtrace-modality">${MODALITY_WORDS[attributes.modality]}</span>`);
  const time =
    obligation &&
    timeWords({ ...obligation, ...dates(attributes) }, instrumentOf(assessor, obligation), assessor.asOf);
  if (time) parts.push(html`<span>${time}</span>`);
  if (attributes.revision > 1)
    parts.push(html`<span>${page.label('Revision')} ${attributes.revision}</span>`);
  if (attributes.confidence === 'unconfirmed')
    parts.push(html`<em>${page.label('Unconfirmed: check the official text')}</em>`);
  return badgeLine(parts);
}

function dates({ applies, repealed }: ObligationAttributes): Pick<Obligation, 'applies' | 'repealed'> {
  return { ...(applies ? { applies } : {}), ...(repealed ? { repealed } : {}) };
}

interface Standing {
  readonly id: string;
  /** The obligation of this id that the catalogue counts. */
  readonly known: Obligation | undefined;
  /** The same where it stands in this file. */
  readonly counting: Obligation | undefined;
}

function facts(
  page: PreviewPage,
  attributes: ObligationAttributes,
  { id, known, counting }: Standing,
): Facts {
  const { assessor } = page;
  return [
    ['Clause', attributes.clause],
    ['Binds', words(attributes.binds)],
    ['Trigger', attributes.trigger],
    ['Deadline', attributes.deadline],
    ['Penalty', attributes.penalty],
    ['In code', counting && placesIn(page, counting)],
    ['Related', related(page, attributes)],
    ['Superseded by', attributes.supersededBy && idLink(page, attributes.supersededBy)],
    ['Changes', changes(page, attributes)],
    ['Domain', attributes.domain],
    ['Tags', words(attributes.tags)],
    ['Signals', words(attributes.signals)],
    [
      'Another definition counts',
      known && !counting && assessor.trace.complete ? idLink(page, id) : undefined,
    ],
  ];
}

function words(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(', ');
}

function related(page: PreviewPage, { related: others }: ObligationAttributes): Markup | undefined {
  if (others.length === 0) return undefined;
  const items = others.map(({ id, relation, note }) => {
    const kind = relation === 'intersects' ? undefined : html` (${relation})`;
    return html`${idLink(page, id)}${kind}${note === undefined ? undefined : html` ${plain(note)}`}`;
  });
  const isLong = others.some(({ note }) => note !== undefined);
  return isLong ? html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>` : joined(items, ', ');
}

function changes({ label }: PreviewPage, { changes: all }: ObligationAttributes): Markup | undefined {
  if (all.length === 0) return undefined;
  return html`<ul>${all.map(({ revision, date, summary, was }) => {
    const when = date === undefined ? '' : `, ${date}`;
    const before =
      was === undefined
        ? undefined
        : html` <span class="regtrace-was">${label('Before')}: ${plain(was)}</span>`;
    return html`<li>${label('Revision')} ${revision}${when}${summary === undefined ? undefined : html`: ${plain(summary)}`}${before}</li>`;
  })}</ul>`;
}
