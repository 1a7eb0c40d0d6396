import type { Translate } from '../../base/phrase.ts';
import type { Position } from '../../base/position.ts';
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
  /** Our own words in the reader's language. */
  readonly translate: Translate;
}
