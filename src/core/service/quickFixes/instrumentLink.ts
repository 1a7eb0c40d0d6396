import { LineIndex } from '../../base/text.ts';
import type { Obligation } from '../../model/obligation.ts';
import { identifierWords } from '../identifierWords.ts';
import { type FixContext, type FixMaker, replacement } from './quickFix.ts';

const OFFERS = 3;
/** Lines of code below an annotation that tell what it is about. */
const LINES_AROUND = 12;

/** Offers the obligations of the instrument that the note, and the code below, speak of most. */
export const instrumentLink: FixMaker = async (finding, context) => {
  const text = await context.read(finding.location.path);
  if (text === undefined) return [];
  const lines = new LineIndex(text);
  const { start, end } = finding.location.range;
  const id = lines.text.slice(lines.offsetAt(start), lines.offsetAt(end));
  const note = lines.text.slice(lines.offsetAt(end), lines.endOf(end.line)).replace(/^[^:：]*[:：]?/, '');
  const code = lines.text.slice(lines.startOf(end.line + 1), lines.startOf(end.line + 1 + LINES_AROUND));
  return bestOf(id, { note, code }, context).map((obligation) => ({
    title: context.translate('Name {0}: {1}', obligation.id, obligation.title),
    edits: [replacement(finding, obligation.id)],
    preferred: false,
  }));
};

function bestOf(
  instrument: string,
  { note, code }: { readonly note: string; readonly code: string },
  { trace, assessor, search }: FixContext,
): readonly Obligation[] {
  const words = identifierWords(note).join(' ');
  const found = words === '' ? [] : search().search(`instrument:${instrument} ${words}`, assessor, OFFERS);
  const bySearch = found.flatMap(({ id }) => trace.catalogue.obligation(id) ?? []);
  const spoken = new Set([...identifierWords(note), ...identifierWords(code)]);
  const likeness = ({ signals }: Obligation) => signals.filter((signal) => spoken.has(signal)).length;
  // The sort is stable: what the code speaks of equally stays in the order of the law.
  const bySignals = trace.catalogue
    .obligationsOf(instrument)
    .map((obligation) => ({ obligation, score: likeness(obligation) }))
    .sort((a, b) => b.score - a.score)
    .map(({ obligation }) => obligation);
  return [...new Set([...bySearch, ...bySignals])].slice(0, OFFERS);
}
