import type { Logger } from '../base/logger.ts';
import type { Translate } from '../base/phrase.ts';
import type { RequirementFile } from '../catalogue/requirementFile.ts';
import type { IsoDate } from '../model/date.ts';
import type { Workspace } from '../model/workspace.ts';
import type { SourceReader } from './sourceReader.ts';

/** What the service needs of the program that it runs in. */
export interface TraceHost {
  readonly workspace: Workspace;
  /** Reads many source files faster than one by one through `workspace`, with the same result. */
  readonly sources?: SourceReader;
  /** The catalogue that ships with Regtrace. A program that ends soon may read it when it is first asked for. */
  readonly bundled: readonly RequirementFile[];
  /**
   * The program ends soon, and only looks at what is known in the end: what it reads need not be brought into the form that
   * takes the least memory, nor be there before all of it is.
   */
  readonly isShortLived?: boolean;
  readonly logger: Logger;
  /** Says in the language of the user what is made for its eyes; English without it. Findings stay English. */
  readonly translate?: Translate;
  /** The day on which states are asked for. */
  today(): IsoDate;
  /**
   * Called between two pieces of work. Where the event loop has been held for long enough the host returns a promise
   * that resolves after a turn of it, else nothing.
   */
  breathe(): Promise<void> | undefined;
}

export interface ScanProgress {
  readonly phase: 'listing' | 'requirements' | 'sources';
  readonly done: number;
  /** Unknown while files are being listed. */
  readonly total?: number;
}
