import { type CodeLens, stateWords } from '../core/index.ts';

/** What a lens says. */
export function lensTitle(lens: CodeLens): string {
  switch (lens.kind) {
    case 'obligation':
      return `${lens.title} · ${stateOfLens(lens)}`;
    case 'instrument':
      return lens.title;
    case 'more':
      return `+${lens.ids.length} more`;
    case 'places':
      return placesTitle(lens);
    case 'state':
      return [stateWords(lens.state), lens.time].filter((part) => part !== '').join(' · ');
  }
}

/** The word for the state of an obligation that has a title beside it. */
export function stateOfLens(lens: CodeLens): string {
  if (lens.kind !== 'obligation') return '';
  return lens.suspect ? 'suspect' : stateWords(lens.state);
}

type Places = Extract<CodeLens, { kind: 'places' }>;

function placesTitle({ what, places: { length } }: Places): string {
  const [one, many] = PLACES_WORDS[what];
  return `${length} ${length === 1 ? one : many}`;
}

const PLACES_WORDS: Readonly<Record<Places['what'], readonly [one: string, many: string]>> = {
  implements: ['implements', 'implement'],
  verifies: ['verifies', 'verify'],
  partial: ['implements in part', 'implement in part'],
  planned: ['planned', 'planned'],
  exempt: ['exemption', 'exemptions'],
  lapsed: ['exemption without effect', 'exemptions without effect'],
  suspect: ['place suspect', 'places suspect'],
};
