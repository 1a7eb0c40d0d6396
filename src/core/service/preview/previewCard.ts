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
import { modalityWords, stateWords, timeWords } from '../words.ts';
import { type Facts, factsTable, plain } from './factsTable.ts';
import { badgeLine, problemLine, stateBadge } from './previewBadges.ts';
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
    facts(page, attributes, { id, known, counting }),
  )}${problems.map((problem) => problemLine(problem, page))}`;
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
  const { assessor, translate } = page;
  const parts: Markup[] = [];
  if (obligation) {
    const { state, suspect } = assessor.assess(obligation);
    parts.push(stateBadge(state, stateWords(state, translate)));
    if (suspect) parts.push(stateBadge('suspect', translate('suspect')));
  }
  parts.push(html`<span class="regtrace-modality">${modalityWords(attributes.modality, translate)}</span>`);
  const time =
    obligation &&
    timeWords(
      { ...obligation, ...dates(attributes) },
      instrumentOf(assessor, obligation),
      assessor.asOf,
      translate,
    );
  if (time) parts.push(html`<span>${time}</span>`);
  if (attributes.revision > 1)
    parts.push(html`<span>${translate('Revision {0}', attributes.revision)}</span>`);
  if (attributes.confidence === 'unconfirmed')
    parts.push(html`<em>${translate('unconfirmed: check the official text')}</em>`);
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
  const { assessor, translate } = page;
  return [
    [translate('Clause'), attributes.clause],
    [translate('Binds'), words(attributes.binds)],
    [translate('Trigger'), attributes.trigger],
    [translate('Deadline'), attributes.deadline],
    [translate('Penalty'), attributes.penalty],
    [translate('In code'), counting && placesIn(page, counting)],
    [translate('Related'), related(page, attributes)],
    [translate('Superseded by'), attributes.supersededBy && idLink(page, attributes.supersededBy)],
    [translate('Changes'), changes(page, attributes)],
    [translate('Domain'), attributes.domain],
    [translate('Tags'), words(attributes.tags)],
    [translate('Signals'), words(attributes.signals)],
    [
      translate('Another definition counts'),
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

function changes({ translate }: PreviewPage, { changes: all }: ObligationAttributes): Markup | undefined {
  if (all.length === 0) return undefined;
  return html`<ul>${all.map(({ revision, date, summary = '', was }) => {
    const change =
      date === undefined
        ? translate('Revision {0}: {1}', revision, summary)
        : translate('Revision {0}, {1}: {2}', revision, date, summary);
    return html`<li>${plain(was === undefined ? change : translate('{0} Before: “{1}”', change, was))}</li>`;
  })}</ul>`;
}
