import type { Mutable } from '../base/mutable.ts';
import { optional } from '../base/optional.ts';
import { type Phrase, phrase } from '../base/phrase.ts';
import {
  type Change,
  CONFIDENCES,
  MODALITIES,
  type Obligation,
  RELATIONS,
  type RelatedObligation,
} from '../model/obligation.ts';
import { AttributeReader } from './attributeReader.ts';
import { CHANGE_ATTRIBUTES, OBLIGATION_ATTRIBUTES, RELATED_ATTRIBUTES } from './attributes.ts';
import type { AttributePlaces } from './requirementText.ts';
import type { YamlMap } from './yamlTree.ts';

/** What the attributes of an obligation decide, defaults filled in; without `domain` the folder decides. */
export type ObligationAttributes = Omit<
  Obligation,
  | 'id'
  | 'title'
  | 'instrument'
  | 'domain'
  | 'body'
  | 'controls'
  | 'parent'
  | 'location'
  | 'idRange'
  | 'headingRange'
  | 'attributesRange'
> & { readonly domain?: string };

export const defaultAttributes: ObligationAttributes = Object.freeze({
  modality: 'must',
  binds: [],
  revision: 1,
  changes: [],
  related: [],
  signals: [],
  tags: [],
  confidence: 'confirmed',
} satisfies ObligationAttributes);

export function readObligationAttributes(root: YamlMap, places: AttributePlaces): ObligationAttributes {
  const reader = new AttributeReader(root, OBLIGATION_ATTRIBUTES, places);
  const revision = reader.has('revision') ? reader.revision('revision') : defaultAttributes.revision;
  // One by one: to put an object together from many small ones is what most of the time would be spent on.
  const attributes: Mutable<ObligationAttributes> = {
    modality: reader.choice('modality', MODALITIES) ?? defaultAttributes.modality,
    binds: reader.texts('binds'),
    revision: revision ?? defaultAttributes.revision,
    changes: readChanges(reader, revision),
    related: readRelated(reader),
    signals: reader.texts('signals'),
    tags: reader.texts('tags'),
    confidence: reader.choice('confidence', CONFIDENCES) ?? defaultAttributes.confidence,
  };
  const clause = reader.text('clause');
  if (clause !== undefined) attributes.clause = clause;
  const nativeTitle = reader.text('native-title');
  if (nativeTitle !== undefined) attributes.nativeTitle = nativeTitle;
  const domain = reader.text('domain');
  if (domain !== undefined) attributes.domain = domain;
  const trigger = reader.text('trigger');
  if (trigger !== undefined) attributes.trigger = trigger;
  const deadline = reader.text('deadline');
  if (deadline !== undefined) attributes.deadline = deadline;
  const applies = reader.date('applies');
  if (applies !== undefined) attributes.applies = applies;
  const repealed = reader.date('repealed');
  if (repealed !== undefined) attributes.repealed = repealed;
  const penalty = reader.text('penalty');
  if (penalty !== undefined) attributes.penalty = penalty;
  const successor = reader.id('superseded-by');
  if (successor) {
    attributes.supersededBy = successor.id;
    attributes.supersededByRange = successor.range;
  }
  return attributes;
}

type ObligationReader = AttributeReader<typeof OBLIGATION_ATTRIBUTES>;

/** `current`: the obligation's own revision, where it can be read. */
function readChanges(reader: ObligationReader, current: number | undefined): readonly Change[] {
  const changes: Change[] = [];
  for (const node of reader.entries('changes')) {
    if (node.kind !== 'map') {
      reader.places.report(phrase('A change is a map with `revision`, `date`, `summary` and `was`.'), node);
      continue;
    }
    const change = new AttributeReader(node, CHANGE_ATTRIBUTES, reader.places);
    const revision = change.revision('revision');
    if (!change.has('revision'))
      reader.places.report(phrase('The change does not say its `revision`.'), node);
    const facts = {
      ...optional('date', change.date('date')),
      ...optional('summary', change.text('summary')),
      ...optional('was', change.text('was')),
    };
    if (revision === undefined) continue;
    changes.push({ revision, ...facts });
    if (current !== undefined && revision > current) change.reportAt('revision', aheadOf(revision, current));
  }
  return changes;
}

function aheadOf(revision: number, current: number): Phrase {
  return phrase(
    'The change tells of revision {0}, but `revision` is {1}: raise it with the change.',
    revision,
    current,
  );
}

function readRelated(reader: ObligationReader): readonly RelatedObligation[] {
  const related: RelatedObligation[] = [];
  for (const node of reader.entries('related')) {
    if (node.kind === 'scalar') {
      const named = reader.idOf(node);
      if (named) related.push({ id: named.id, relation: DEFAULT_RELATION, range: named.range });
    } else if (node.kind === 'map') {
      const entry = new AttributeReader(node, RELATED_ATTRIBUTES, reader.places);
      const named = entry.id('id');
      if (!entry.has('id'))
        reader.places.report(phrase('The entry of `related` does not say its `id`.'), node);
      const relation = entry.choice('relation', RELATIONS) ?? DEFAULT_RELATION;
      const note = entry.text('note');
      if (named) related.push({ id: named.id, relation, ...optional('note', note), range: named.range });
    } else {
      reader.places.report(
        phrase('An entry of `related` is an id, or a map with `id`, `relation` and `note`.'),
        node,
      );
    }
  }
  // A list that grew has room for more; its copy has not.
  return related.length === 0 ? defaultAttributes.related : related.slice();
}

const DEFAULT_RELATION = 'intersects';
