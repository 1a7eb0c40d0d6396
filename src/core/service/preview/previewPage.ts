import type { Position } from '../../base/position.ts';
import type { Verb } from '../../model/annotation.ts';
import type { Assessor } from '../../trace/states.ts';
import type { Definition } from '../definition.ts';
import type { FileKey } from '../idAt.ts';

/** What a preview shows beside the text: the snapshot, and how a host makes links and words of what it says. */
export interface PreviewPage {
  readonly file: FileKey;
  readonly assessor: Assessor;
  /** The address of a definition in another file; undefined leaves plain text. */
  definitionHref(definition: Definition, id: string): string | undefined;
  /** The address of a place in a file of the workspace; undefined leaves plain text. */
  placeHref(path: string, position: Position): string | undefined;
  /** What that many places do, to stand behind their number: `implement`, `verifies`. */
  verb(verb: Verb, count: number): string;
  /** A label in the reader's language. */
  label(label: PreviewLabel): string;
}

/** Every word of ours in a preview; states and dates have theirs in `words.ts`. */
export type PreviewLabel =
  | 'Adopted'
  | 'Also called'
  | 'Authority'
  | 'Binds'
  | 'Changes'
  | 'Clause'
  | 'Deadline'
  | 'Does not count'
  | 'Domain'
  | 'In code'
  | 'In force'
  | 'Number'
  | 'Official text'
  | 'Penalty'
  | 'Related'
  | 'Signals'
  | 'Superseded by'
  | 'Tags'
  | 'Trigger'
  | 'Not in the catalogue'
  | 'Another definition counts'
  | 'read on'
  | 'Revision'
  | 'Suspect'
  | 'Before'
  | 'Unconfirmed: check the official text'
  | 'The workspace is still being read: places in code may be missing.';
