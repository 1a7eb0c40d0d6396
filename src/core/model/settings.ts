import type { Range } from '../base/position.ts';
import type { Verb } from './annotation.ts';
import type { IsoDate } from './date.ts';
import type { Modality } from './obligation.ts';

/** The workspace's own settings file, at its root. */
export const CONFIG_FILE = 'regtrace.yaml';

/** A text of `regtrace.yaml` with the place it stands at; defaults stand nowhere. */
export interface Placed<T> {
  readonly value: T;
  readonly range?: Range;
}

/** What binds this workspace. An absent list does not narrow. */
export interface Scope {
  readonly jurisdictions?: readonly Placed<string>[];
  /** Globs over instrument ids. */
  readonly instruments?: readonly Placed<string>[];
  readonly roles?: readonly Placed<string>[];
}

export interface NotApplicable {
  /** Glob over obligation ids. */
  readonly match: Placed<string>;
  readonly reason?: string;
  readonly by?: string;
  readonly until?: IsoDate;
}

/** A link for a file that cannot carry comments. */
export interface ConfiguredLink {
  readonly file: Placed<string>;
  readonly verb: Verb;
  readonly ids: readonly { readonly id: string; readonly pinned?: number; readonly range: Range }[];
  readonly note?: string;
  readonly until?: IsoDate;
  readonly by?: string;
}

/** The relations that an obligation of each modality needs before it counts as done. */
export type Policy = Readonly<Record<Modality, readonly ('implements' | 'verifies')[]>>;

/** `regtrace.yaml`, read. */
export interface Settings {
  /** Globs of requirement files, relative to the root. */
  readonly requirements: readonly Placed<string>[];
  /** Globs over the bundled instruments; absent: all of them, for hover and search. */
  readonly packs?: readonly Placed<string>[];
  readonly scope?: Scope;
  readonly include: readonly Placed<string>[];
  readonly exclude: readonly Placed<string>[];
  readonly tags: readonly string[];
  /** Default verbs by path; the first glob that matches wins. */
  readonly verbs: readonly { readonly glob: Placed<string>; readonly verb: Verb }[];
  readonly policy: Policy;
  readonly notApplicable: readonly NotApplicable[];
  readonly links: readonly ConfiguredLink[];
  /** Globs of the files with test results, which may be ignored by version control. */
  readonly results: readonly Placed<string>[];
  /** Path of the baseline file. */
  readonly baseline?: string;
}

export const defaultSettings: Settings = Object.freeze({
  requirements: [{ value: 'requirements/**/*.md' }],
  include: [{ value: '**/*' }],
  exclude: [],
  tags: ['@reg'],
  verbs: [],
  policy: {
    must: ['implements', 'verifies'],
    'must-not': ['implements', 'verifies'],
    should: ['implements'],
    may: [],
  },
  notApplicable: [],
  links: [],
  results: [],
} satisfies Settings);
