import { inEnglish, type Translate, worded } from '../base/phrase.ts';
import { LineIndex } from '../base/text.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import type { Assessor } from '../trace/states.ts';
import { dateOffers, ownerOffers } from './annotationCompletion.ts';
import { wordAfter } from './annotationPlace.ts';
import { type Field, type Fields, fieldAt, settingFields, type ValueSource } from './attributeFields.ts';
import { attributeRegionAt } from './attributeRegion.ts';
import { wordsOf } from './catalogueWords.ts';
import {
  type Completion,
  type CompletionSources,
  type CursorText,
  MAX_COMPLETIONS,
  type Offers,
} from './completion.ts';
import { idsIn } from './idAt.ts';
import { idsNear } from './idsNear.ts';
import { obligationOffer } from './obligationOffer.ts';
import { rankObligations } from './rankObligations.ts';
import { type YamlPlace, yamlPlaceAt } from './yamlPlace.ts';

/** What could be written at a place of a requirement file's attributes, or of `regtrace.yaml`. */
export function attributeOffers(sources: CompletionSources, cursor: CursorText): Offers | undefined {
  const { path, text, offset } = cursor;
  const region =
    path === CONFIG_FILE
      ? { start: 0, end: text.length, fields: settingFields }
      : attributeRegionAt(text, offset);
  if (!region) return undefined;
  const place = yamlPlaceAt(text.slice(region.start, region.end), offset - region.start);
  if (!place) return undefined;
  const start = region.start + place.start;
  const field = fieldAt(region.fields, place.path);
  const fields = place.path.length === 0 ? region.fields : field?.fields;
  const at: ValuePlace = { sources, cursor, typed: text.slice(start, offset) };
  const values = place.role === 'key' ? [] : valueOffers(field?.values, at);
  const keys = place.role === 'value' || !fields ? [] : keyOffers(fields, place, at);
  const isRanked = field?.values === 'obligation' || field?.values === 'pinned-obligation';
  const wordEnd = offset + wordAfter(text, offset, region.end);
  return {
    items: [...values, ...keys],
    start,
    end: offset,
    wordEnd,
    isRanked: isRanked && values.length > 0,
  };
}

interface ValuePlace {
  readonly sources: CompletionSources;
  readonly cursor: CursorText;
  readonly typed: string;
}

/** The keys that the map does not have yet. */
function keyOffers(
  fields: Fields,
  place: YamlPlace,
  { sources, cursor, typed }: ValuePlace,
): readonly Completion[] {
  const { text, offset } = cursor;
  // A key that is there already is merely renamed: its colon stands behind it.
  const hasColon = /^[\w-]*\s*:/.test(text.slice(offset, offset + 100));
  // Ranked values come along with it: then the editor does not match what was typed against keys.
  return [...fields]
    .filter(([key]) => !place.siblings.includes(key) && key.startsWith(place.role === 'item' ? typed : ''))
    .map(([key, field]): Completion => {
      const documentation = worded(field.description, sources.translate);
      const offer = { kind: 'key', label: key, documentation } as const;
      return hasColon ? { ...offer, insertText: key } : { ...offer, ...keyText(key, field, place.isFlow) };
    });
}

function keyText(
  key: string,
  { shape }: Field,
  isFlow: boolean,
): Pick<Completion, 'insertText' | 'isSnippet' | 'goesOn'> {
  if (shape === 'list') return { insertText: `${key}: [$0]`, isSnippet: true, goesOn: true };
  if (shape === 'value' || isFlow) return { insertText: `${key}: `, goesOn: true };
  return { insertText: shape === 'map' ? `${key}:\n  $0` : `${key}:\n  - $0`, isSnippet: true, goesOn: true };
}

function valueOffers(values: ValueSource, place: ValuePlace): readonly Completion[] {
  const { assessor, translate } = place.sources;
  const { catalogue } = assessor.trace;
  switch (values) {
    case undefined:
      return [];
    case 'obligation':
    case 'pinned-obligation':
      return obligationOffers(place, place.sources.pinsRevision && values === 'pinned-obligation');
    case 'instrument':
      return catalogue.instruments().map(({ id, title, jurisdiction }) => ({
        kind: 'instrument',
        label: id,
        insertText: id,
        ...(title === undefined ? {} : { detail: title }),
        ...(jurisdiction === undefined ? {} : { standing: jurisdiction }),
      }));
    case 'date':
      return [today(assessor, translate), ...dateOffers(assessor, translate)];
    case 'owner':
      return ownerOffers(assessor.trace, translate);
    case 'domain':
    case 'jurisdiction':
    case 'role':
    case 'tag':
      return wordsOf(catalogue)[values].map(wordOffer);
    default:
      return values.words.map(wordOffer);
  }
}

function wordOffer(word: string): Completion {
  return { kind: 'word', label: word, insertText: word };
}

function today({ asOf }: Assessor, translate: Translate = inEnglish): Completion {
  return { kind: 'date', label: asOf, detail: translate('today'), insertText: asOf };
}

function obligationOffers({ sources, cursor, typed }: ValuePlace, pins: boolean): readonly Completion[] {
  const { assessor, search, translate } = sources;
  const { path, text, offset } = cursor;
  const near = path === CONFIG_FILE ? idsOfSettings(assessor) : idsNear(assessor.trace, path);
  const wordEnd = offset + wordAfter(text, offset, text.length);
  const isPinned = text.charAt(wordEnd) === '@';
  const without = new Set(othersOnLine(text, offset - typed.length, wordEnd));
  const request = { typed, near, without, limit: MAX_COMPLETIONS };
  return rankObligations(search, assessor, request).map((obligation) =>
    obligationOffer(assessor, obligation, { pinsRevision: pins && !isPinned, translate }),
  );
}

/** What a list on one line names already must not be offered again. */
function othersOnLine(text: string, start: number, end: number): readonly string[] {
  const lines = new LineIndex(text);
  const { line } = lines.positionAt(start);
  const around = [text.slice(lines.startOf(line), start), text.slice(end, lines.endOf(line))];
  return around.flatMap((part) => idsIn(part, line).map(({ id }) => id));
}

/** What `regtrace.yaml` links already is likely to be linked there again. */
function idsOfSettings({ trace }: Assessor): ReadonlyMap<string, number> {
  return new Map(trace.settings.links.flatMap(({ ids }) => ids.map(({ id }) => [id, 1] as const)));
}
