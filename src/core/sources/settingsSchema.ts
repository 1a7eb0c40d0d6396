import { type Phrase, phrase } from '../base/phrase.ts';

/**
 * What stands behind a key: one value (`text`, `path`, `date`, `verb`, `idGlob`), a list (the plurals; a single value
 * is a list of one), a mapping from globs to verbs, or further keys, once (`section`) or as a list (`entries`).
 */
type SettingKind =
  | 'text'
  | 'path'
  | 'date'
  | 'verb'
  | 'idGlob'
  | 'texts'
  | 'tags'
  | 'globs'
  | 'idGlobs'
  | 'ids'
  | 'relations'
  | 'verbsByGlob'
  | 'section'
  | 'entries';

export interface SettingKey {
  readonly kind: SettingKind;
  /** Shown by editors; Markdown. */
  readonly description: Phrase;
  readonly isRequired?: boolean;
  readonly keys?: SettingKeys;
}

export type SettingKeys = Readonly<Record<string, SettingKey>>;

export const scopeKeys = {
  jurisdictions: {
    kind: 'texts',
    description: phrase('Jurisdictions that bind this workspace, such as `CN` or `EU`.'),
  },
  instruments: {
    kind: 'idGlobs',
    description: phrase('Globs over the ids of instruments that bind this workspace.'),
  },
  roles: {
    kind: 'texts',
    description: phrase('Roles that the organisation has, such as `automotive-data-processor`.'),
  },
} as const satisfies SettingKeys;

export const sourcesKeys = {
  include: {
    kind: 'globs',
    description: phrase('Globs of files that are searched for annotations. Default: all files.'),
  },
  exclude: { kind: 'globs', description: phrase('Globs of files that are not searched for annotations.') },
} as const satisfies SettingKeys;

export const policyKeys = {
  must: { kind: 'relations', description: phrase('Links that a `must` obligation needs.') },
  'must-not': { kind: 'relations', description: phrase('Links that a `must-not` obligation needs.') },
  should: { kind: 'relations', description: phrase('Links that a `should` obligation needs.') },
  may: { kind: 'relations', description: phrase('Links that a `may` obligation needs.') },
} as const satisfies SettingKeys;

export const notApplicableKeys = {
  match: {
    kind: 'idGlob',
    isRequired: true,
    description: phrase('Glob over the ids of obligations that do not apply.'),
  },
  reason: {
    kind: 'text',
    isRequired: true,
    description: phrase('Why they do not apply. Without a reason nothing is left out.'),
  },
  by: { kind: 'text', description: phrase('Who decided.') },
  until: { kind: 'date', description: phrase('Last day of the decision, `YYYY-MM-DD`.') },
} as const satisfies SettingKeys;

export const linkKeys = {
  file: {
    kind: 'path',
    isRequired: true,
    description: phrase('Path of the linked file, or a glob of several, from the root of the workspace.'),
  },
  verb: {
    kind: 'verb',
    description: phrase('What the file does about the obligations. Default: `implements`.'),
  },
  ids: {
    kind: 'ids',
    isRequired: true,
    description: phrase('Ids of obligations; `@2` after one pins the revision.'),
  },
  note: { kind: 'text', description: phrase('A note for readers.') },
  until: { kind: 'date', description: phrase('Last day of an exemption, `YYYY-MM-DD`.') },
  by: { kind: 'text', description: phrase('Owner of an exemption.') },
} as const satisfies SettingKeys;

/** Every key of `regtrace.yaml`. The reader, the JSON schema and so the editors' completion follow this table. */
export const settingsKeys = {
  requirements: {
    kind: 'globs',
    description: phrase('Globs of the requirement files. Default: `requirements/**/*.md`.'),
  },
  packs: {
    kind: 'idGlobs',
    description: phrase(
      'Globs over the bundled instruments to load. Default: all, for hover and search; `[]` loads none.',
    ),
  },
  scope: {
    kind: 'section',
    keys: scopeKeys,
    description: phrase(
      'What binds this workspace. Default: its own requirement files and every bundled instrument that an annotation names.',
    ),
  },
  sources: {
    kind: 'section',
    keys: sourcesKeys,
    description: phrase('The files that are searched for annotations.'),
  },
  tags: { kind: 'tags', description: phrase('The words that begin an annotation. Default: `@reg`.') },
  verbs: {
    kind: 'verbsByGlob',
    description: phrase(
      'Verbs of annotations that name none, by glob; the first glob that matches the file decides.',
    ),
  },
  policy: {
    kind: 'section',
    keys: policyKeys,
    description: phrase('The links an obligation needs before it is done.'),
  },
  'not-applicable': {
    kind: 'entries',
    keys: notApplicableKeys,
    description: phrase('Obligations that do not apply to this workspace.'),
  },
  links: {
    kind: 'entries',
    keys: linkKeys,
    description: phrase('Links of files that cannot carry comments.'),
  },
  results: {
    kind: 'globs',
    description: phrase(
      'Globs of test results (JUnit XML), ignored files as well. A link that verifies does not count while its test failed or was skipped.',
    ),
  },
  baseline: { kind: 'path', description: phrase('Path of the file with the findings that are accepted.') },
} as const satisfies SettingKeys;
