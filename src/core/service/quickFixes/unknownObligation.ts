import { startOfText } from '../../base/position.ts';
import { placeForObligation, writeObligation } from '../newObligation.ts';
import { placesNaming, renamed } from './namedPlaces.ts';
import { type FixContext, type FixMaker, type QuickFix, replacement } from './quickFix.ts';

/** Corrects the id here or everywhere, or makes the obligation that is missing. */
export const unknownObligation: FixMaker = async (finding, context) => {
  const { obligation: id, suggestions = [] } = finding;
  if (id === undefined) return [];
  const places = placesNaming(context, id);
  const fixes: QuickFix[] = suggestions.map((suggestion, index) => ({
    title: context.translate('Change to {0}', suggestion),
    edits: [replacement(finding, suggestion)],
    preferred: index === 0,
  }));
  const [best] = suggestions;
  if (best !== undefined && places.length > 1) {
    fixes.push({
      title: context.translate('Change to {0} everywhere in the workspace ({1} places)', best, places.length),
      edits: await Promise.all(places.map((link) => renamed(context, link, withPin(best, link.pinned)))),
      preferred: false,
    });
  }
  return [...fixes, await creation(id, context)];
};

function withPin(id: string, pinned: number | undefined): string {
  return pinned === undefined ? id : `${id}@${pinned}`;
}

async function creation(id: string, context: FixContext): Promise<QuickFix> {
  const path = placeForObligation(context.trace, id);
  const text = await context.read(path);
  const written = writeObligation(context.trace, { id, title: TITLE }, { path, text });
  const title = context.translate('Create the obligation {0} in {1}', id, path);
  const goTo = { path, origin: 'workspace', range: written.title } as const;
  if (text === undefined)
    return { title, edits: [], preferred: false, newFile: { path, text: written.newText }, goTo };
  const range = written.range ?? startOfText;
  return { title, edits: [{ path, range, newText: written.newText }], preferred: false, goTo };
}

const TITLE = 'Say in one line what is demanded';
