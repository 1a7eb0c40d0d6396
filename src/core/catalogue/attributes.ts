import { type Phrase, phrase } from '../base/phrase.ts';
import { INSTRUMENT_STATUSES } from '../model/instrument.ts';
import { CONFIDENCES, MODALITIES, RELATIONS } from '../model/obligation.ts';

/**
 * What a value may be: `text` one text; `texts` a list of texts, or one text; `id` an obligation's id; `date` a day
 * `YYYY-MM-DD`; `url` an http(s) address; `choice` one of `allowed`; `revision` a whole number from 1; `changes` and
 * `related` lists of maps, see {@link CHANGE_ATTRIBUTES} and {@link RELATED_ATTRIBUTES}.
 */
export type AttributeKind =
  | 'text'
  | 'texts'
  | 'id'
  | 'date'
  | 'url'
  | 'choice'
  | 'revision'
  | 'changes'
  | 'related';

export interface AttributeSpec {
  readonly kind: AttributeKind;
  /** The values of a `choice`. */
  readonly allowed?: readonly string[];
  /** One line for completion, hover and the schema. */
  readonly description: Phrase;
}

export type AttributeTable = Readonly<Record<string, AttributeSpec>>;

/** Keys of a requirement file's front matter. */
export const INSTRUMENT_ATTRIBUTES = {
  instrument: {
    kind: 'text',
    description: phrase('Id of the law, regulation, standard or contract, such as CN-PIPL.'),
  },
  title: { kind: 'text', description: phrase("The instrument's title in English.") },
  'native-title': { kind: 'text', description: phrase('The title in its own language.') },
  aliases: { kind: 'texts', description: phrase('Other names people use for it.') },
  jurisdiction: {
    kind: 'text',
    description: phrase('Country code or bloc (CN, EU, UN); without one it binds everywhere.'),
  },
  authority: { kind: 'text', description: phrase('Who issued it.') },
  number: { kind: 'text', description: phrase('Its official number.') },
  status: { kind: 'choice', allowed: INSTRUMENT_STATUSES, description: phrase('How far it has come.') },
  adopted: { kind: 'date', description: phrase('Day of adoption.') },
  'in-force': { kind: 'date', description: phrase('Day it entered into force.') },
  applies: { kind: 'date', description: phrase('Day from which its duties bind; default: in-force.') },
  repealed: { kind: 'date', description: phrase('Day from which it no longer binds.') },
  'superseded-by': { kind: 'text', description: phrase('Id of the instrument that took its place.') },
  source: { kind: 'url', description: phrase('Address of the official text.') },
  retrieved: { kind: 'date', description: phrase('Day on which the official text was read.') },
} as const satisfies AttributeTable;

/** Keys of the `yaml` fence under an obligation's heading. */
export const OBLIGATION_ATTRIBUTES = {
  clause: { kind: 'text', description: phrase('Where it stands in the instrument, such as Article 40.') },
  'native-title': { kind: 'text', description: phrase("Short title in the instrument's own language.") },
  domain: { kind: 'text', description: phrase('Topic; overrides the name of the folder.') },
  modality: {
    kind: 'choice',
    allowed: MODALITIES,
    description: phrase('How strongly it binds; default: must.'),
  },
  binds: { kind: 'texts', description: phrase('Roles that are bound.') },
  trigger: { kind: 'text', description: phrase('What makes the duty arise.') },
  deadline: {
    kind: 'text',
    description: phrase('By when: a duration (72 hours) or a yearly date, in free text.'),
  },
  applies: {
    kind: 'date',
    description: phrase('Day from which this duty binds, where its instrument says otherwise.'),
  },
  repealed: { kind: 'date', description: phrase('Day from which this duty no longer binds.') },
  'superseded-by': { kind: 'id', description: phrase('Id of the obligation that took its place.') },
  revision: {
    kind: 'revision',
    description: phrase('Whole number from 1, raised when the text changes; default: 1.'),
  },
  changes: { kind: 'changes', description: phrase('What changed with each revision.') },
  related: { kind: 'related', description: phrase('Obligations elsewhere that ask for something alike.') },
  penalty: { kind: 'text', description: phrase('What a breach may cost.') },
  signals: { kind: 'texts', description: phrase('Plain words that code about this duty tends to use.') },
  tags: { kind: 'texts', description: phrase('Words to filter by.') },
  confidence: {
    kind: 'choice',
    allowed: CONFIDENCES,
    description: phrase('Whether the clause number and the substance were checked; default: confirmed.'),
  },
} as const satisfies AttributeTable;

/** Keys of one entry of `changes`. */
export const CHANGE_ATTRIBUTES = {
  revision: { kind: 'revision', description: phrase('The revision that began with the change.') },
  date: { kind: 'date', description: phrase('Day of the change.') },
  summary: { kind: 'text', description: phrase('What changed, in a few words.') },
  was: { kind: 'text', description: phrase('The text before the change.') },
} as const satisfies AttributeTable;

/** Keys of one entry of `related`. */
export const RELATED_ATTRIBUTES = {
  id: { kind: 'id', description: phrase('Id of the other obligation.') },
  relation: {
    kind: 'choice',
    allowed: RELATIONS,
    description: phrase('Read as "this obligation is … the other"; default: intersects.'),
  },
  note: { kind: 'text', description: phrase('Why they are related, or where they differ.') },
} as const satisfies AttributeTable;
