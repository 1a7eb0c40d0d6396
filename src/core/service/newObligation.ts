import { compareNatural } from '../base/naturalOrder.ts';
import { inEnglish, type Translate } from '../base/phrase.ts';
import type { Position, Range } from '../base/position.ts';
import { LineIndex } from '../base/text.ts';
import { isId } from '../model/id.ts';
import type { Trace } from '../trace/trace.ts';
import { domainsOf, requirementPath } from './requirementPath.ts';

/** What is wrong with an id for a new obligation, as a sentence; undefined for a good one. */
export function newIdProblem(trace: Trace, id: string, translate: Translate = inEnglish): string | undefined {
  if (!isId(id)) return translate('An id begins with capital letters and has a hyphen, such as SEC-LOGIN-1.');
  const known = trace.catalogue.obligation(id);
  if (known?.location.origin === 'workspace')
    return translate('{0} stands in {1} already: {2}.', id, known.location.path, known.title);
  if (trace.catalogue.instrument(id) && !known) return translate('{0} is the id of an instrument.', id);
  return undefined;
}

/** A requirement file in which an obligation could stand. */
export interface FileChoice {
  readonly path: string;
  readonly domain: string;
  readonly isNew: boolean;
}

/** Where an obligation could stand, the best place first: with its siblings, in a new file of a domain, in other files. */
export function filesForObligation(trace: Trace, id: string): readonly FileChoice[] {
  const files = trace.catalogue.files().filter(({ origin }) => origin === 'workspace');
  const existing = files.map(({ path, obligations }) => ({
    path,
    domain: obligations[0]?.domain ?? '',
    isNew: false,
    likeness: Math.max(0, ...obligations.map((other) => sharedParts(other.id, id))),
  }));
  const closest = [...existing].sort((a, b) => b.likeness - a.likeness || compareNatural(a.path, b.path));
  const siblings = closest.filter(({ likeness }) => likeness > 0);
  const others = closest.filter(({ likeness }) => likeness === 0);
  const taken = new Set(existing.map(({ path }) => path));
  const fresh = domainsOf(trace)
    .map((domain) => ({ path: requirementPath(trace, domain, stemOf(id)), domain, isNew: true }))
    .filter(({ path }) => !taken.has(path));
  return [...siblings, ...fresh, ...others].map(({ path, domain, isNew }) => ({ path, domain, isNew }));
}

/** Where a new obligation belongs if nobody is asked: with its siblings, else in a file of its own. */
export function placeForObligation(trace: Trace, id: string): string {
  const siblings = trace.catalogue
    .files()
    .filter(({ origin }) => origin === 'workspace')
    .filter(({ obligations }) => obligations.some((other) => stemOf(other.id) === stemOf(id)));
  return siblings[0]?.path ?? requirementPath(trace, '', stemOf(id));
}

export interface WrittenObligation {
  /** Where the text goes; absent where it is the whole of a new file. */
  readonly range?: Range;
  readonly newText: string;
  /** Where the title stands afterwards. */
  readonly title: Range;
  /** Where the paraphrase is to be written. */
  readonly body: Position;
}

/** The text of a new obligation, at the end of its file: a heading like those before it, and the attributes. */
export function writeObligation(
  trace: Trace,
  { id, title }: { readonly id: string; readonly title: string },
  { path, text }: { readonly path: string; readonly text: string | undefined },
): WrittenObligation {
  const lines = new LineIndex(text ?? '');
  const last = trace.catalogue
    .file('workspace', path)
    ?.obligations.findLast(({ parent }) => parent === undefined);
  const marks = /^\s{0,3}(#+)/.exec(lines.lineText(last?.headingRange.start.line ?? 0))?.[1] ?? '#';
  const heading = `${last ? marks : text === undefined ? '#' : '##'} ${id} `;
  const said = title.replace(/\s+/g, ' ').trim();
  const block = `${heading}${said}\n\n\`\`\`yaml\nmodality: must\n\`\`\`\n\n`;
  const end = lines.text.trimEnd().length;
  const before = end === 0 ? '' : '\n\n';
  const after = new LineIndex(lines.text.slice(0, end) + before + block);
  const start = end + before.length + heading.length;
  const written = {
    newText: before + block,
    title: after.rangeOf(start, start + said.length),
    body: after.positionAt(after.text.length),
  };
  return text === undefined ? written : { ...written, range: lines.rangeOf(end, lines.text.length) };
}

function stemOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

/** Parts that two ids have in common at their beginnings. */
function sharedParts(a: string, b: string): number {
  const left = a.split('-');
  const right = b.split('-');
  let shared = 0;
  while (shared < Math.min(left.length, right.length) && left[shared] === right[shared]) shared++;
  return shared;
}
