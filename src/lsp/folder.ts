import type { FileKey, Logger, RequirementFile, ScanProgress, Trace, TraceService } from '../core/index.ts';
import type { OpenDocuments } from './openDocuments.ts';

/** What all folders share. */
export interface FolderHost {
  readonly documents: OpenDocuments;
  readonly bundled: readonly RequirementFile[];
  readonly logger: Logger;
  readonly workerFile: string;
  /** Whether the client tells of files that change on the disk. */
  isWatched(): boolean;
  /** Something may have moved in a folder: what is shown unasked is to follow. */
  settle(folder: Folder): void;
  /** Shows how far the reading of a folder has come, until `work` ends. */
  withProgress(
    name: string,
    work: (report: (progress: ScanProgress) => void) => Promise<unknown>,
  ): Promise<void>;
}

/** A part of what the client has open, with the service that answers for it. */
export interface Folder {
  readonly service: TraceService;
  /** The path of a file by its address; undefined where the folder does not hold it. */
  pathOf(uri: string): string | undefined;
  addressOf(path: string): string | undefined;
  /** The address under which the client has opened a file. */
  openAddressOf(path: string): string | undefined;
  /** The trace with all that can be known now; waits for the first scan. */
  trace(): Promise<Trace>;
  /** The trace for a question about one open file; before the first scan has ended it does not wait. */
  traceAround(file: FileKey): Promise<Trace>;
  /** Something happened after which files are likely to differ on the disk. */
  hurry(): void;
  dispose(): void;
}
