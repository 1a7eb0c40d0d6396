import { realpathSync } from 'node:fs';
import path from 'node:path';
import { type FileKey, type ScanProgress, type Trace, TraceService } from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { DiskFollower } from '../node/diskFollower.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import { createParallelReader } from '../node/parallelReader.ts';
import { today } from '../node/today.ts';
import { addressOf, filePathOf, pathBelow } from './addresses.ts';
import type { Folder, FolderHost } from './folder.ts';
import type { OpenDocuments } from './openDocuments.ts';
import { PacedLooks } from './pacedLooks.ts';

/** A folder on the disk that the client has opened. */
export class DiskFolder implements Folder {
  readonly service: TraceService;
  /** As the client spells it. */
  readonly path: string;
  readonly #real: string;
  readonly #documents: OpenDocuments;
  readonly #host: FolderHost;
  readonly #looks: PacedLooks;
  #scanning: Promise<unknown> | undefined;

  constructor(folder: string, host: FolderHost) {
    this.path = path.resolve(folder);
    this.#real = realPathOf(this.path);
    this.#documents = host.documents;
    this.#host = host;
    const overlay = (file: string) => this.#openAt(file)?.getText();
    const traceHost = {
      workspace: createNodeWorkspace(this.#real, overlay),
      sources: createParallelReader({ root: this.#real, overlay, workerFile: host.workerFile, helps: false }),
      bundled: host.bundled,
      logger: host.logger,
      today,
      breathe: createBreather(),
    };
    this.service = new TraceService(traceHost);
    const disk = new DiskFollower(traceHost, this.service, this.#real);
    this.#looks = new PacedLooks(async () => {
      await disk.look();
      host.settle(this);
    });
  }

  pathOf(uri: string): string | undefined {
    const absolute = filePathOf(uri);
    return absolute === undefined
      ? undefined
      : (pathBelow(this.path, absolute) ?? pathBelow(this.#real, absolute));
  }

  addressOf(file: string): string {
    // The client knows an open document by the address that it gave itself.
    return this.openAddressOf(file) ?? addressOf(path.join(this.path, file));
  }

  openAddressOf(file: string): string | undefined {
    return this.#openAt(file)?.uri;
  }

  async trace(): Promise<Trace> {
    if (!this.#host.isWatched()) await this.#looks.ask();
    if (this.service.known.complete) return this.service.trace();
    return this.#firstScan();
  }

  async traceAround({ path: file, origin }: FileKey): Promise<Trace> {
    // Whoever points at something does not wait for a walk through the whole folder; the next answer knows of it.
    if (!this.#host.isWatched())
      this.#looks.ask().catch((error: unknown) => this.#host.logger.error(String(error)));
    // A bundled file reads the same whatever changed.
    return origin === 'bundled' ? this.service.known : this.service.traceAround(file);
  }

  hurry(): void {
    this.#looks.hurry();
  }

  dispose(): void {
    this.service.dispose();
  }

  async #firstScan(): Promise<Trace> {
    const scan = (onProgress: (progress: ScanProgress) => void) => this.service.trace({ onProgress });
    this.#scanning ??= this.#host.withProgress(path.basename(this.path), scan).finally(() => {
      this.#scanning = undefined;
    });
    await this.#scanning;
    return this.service.trace();
  }

  #openAt(file: string) {
    const open = this.#documents.at(path.join(this.path, file));
    return open || this.#real === this.path ? open : this.#documents.at(path.join(this.#real, file));
  }
}

function realPathOf(absolute: string): string {
  try {
    return realpathSync.native(absolute);
  } catch {
    // A folder that is not there yet is empty.
    return absolute;
  }
}
