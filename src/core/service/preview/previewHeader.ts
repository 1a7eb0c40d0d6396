import { groupBy } from '../../base/groupBy.ts';
import { html, type Markup } from '../../base/markup.ts';
import { LineIndex } from '../../base/text.ts';
import { readFrontMatter } from '../../catalogue/frontMatter.ts';
import { RequirementText } from '../../catalogue/requirementText.ts';
import type { InstrumentFacts } from '../../model/instrument.ts';
import { STATES } from '../../trace/states.ts';
import { stateWords, timeWords } from '../words.ts';
import { factsTable, plain } from './factsTable.ts';
import { badgeLine, problemLine, stateBadge } from './previewBadges.ts';
import { link } from './previewIdLink.ts';
import type { PreviewPage } from './previewPage.ts';

/** The front matter as a header: which instrument this is, and how the obligations of the file stand. */
export function previewHeader(
  page: PreviewPage,
  { text, firstHeading }: { readonly text: string; readonly firstHeading: string },
): Markup {
  const whole = new RequirementText(new LineIndex(`---\n${text}\n---\n`));
  const declared = readFrontMatter(whole, page.file)?.instrument;
  // What the text says at this moment is newer than the snapshot; the rest may stand in the instrument's other files.
  const facts: InstrumentFacts = {
    ...(declared && page.assessor.trace.catalogue.instrument(declared.id)),
    ...declared?.facts,
  };
  const id = html`<span class="regtrace-id">${declared?.id}</span>`;
  const standing = [facts.jurisdiction, timeWords({}, facts, page.assessor.asOf, page.translate)].filter(
    Boolean,
  );
  const title = facts.title === firstHeading ? undefined : facts.title;
  return html`<header class="regtrace-instrument"><span id="${declared?.id}" class="code-line regtrace-place" data-line="0"></span>\n${[
    badgeLine([id, ...standing.map((part) => html`<span>${part}</span>`)]),
    line('regtrace-title', title),
    line('regtrace-native', facts.nativeTitle),
    table(page, facts),
    tally(page),
    ...whole.problems.map((problem) => problemLine(problem, page)),
  ]}</header>\n`;
}

function line(kind: string, text: string | undefined): Markup | undefined {
  return text === undefined ? undefined : html`<p class="${kind}">${plain(text)}</p>\n`;
}

function table(page: PreviewPage, facts: InstrumentFacts): Markup | undefined {
  const { translate } = page;
  const { source, retrieved } = facts;
  const read = retrieved === undefined ? undefined : html` (${translate('read on {0}', retrieved)})`;
  const isAddress = source !== undefined && /^https?:\/\//i.test(source);
  return factsTable([
    [translate('Also called'), facts.aliases?.join(', ')],
    [translate('Authority'), facts.authority],
    [translate('Number'), facts.number],
    [translate('Adopted'), facts.adopted],
    // The line above says it unless the duties bind from another day.
    [translate('In force'), facts.applies === undefined ? undefined : facts.inForce],
    [translate('Superseded by'), facts.supersededBy],
    [translate('Official source'), isAddress ? html`${link(source, html`${source}`)}${read}` : undefined],
  ]);
}

/** The obligations of the file by state. */
function tally({ file, assessor, translate }: PreviewPage): Markup | undefined {
  const { catalogue } = assessor.trace;
  const obligations = catalogue.file(file.origin, file.path)?.obligations ?? [];
  const counting = obligations.filter((one) => catalogue.obligation(one.id) === one);
  const byState = groupBy(counting, (one) => assessor.assess(one).state);
  const parts = STATES.flatMap((state) => {
    const count = byState.get(state)?.length ?? 0;
    return count === 0 ? [] : [stateBadge(state, `${count} ${stateWords(state, translate)}`)];
  });
  return parts.length === 0 ? undefined : badgeLine(parts);
}
