import path from 'node:path';
import {
  type AgentTools,
  type AnswerView,
  dayOf,
  type IsoDate,
  type Trace,
  type TraceHost,
  TraceService,
} from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { DiskFollower } from '../node/diskFollower.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import { createParallelReader } from '../node/parallelReader.ts';
import { today } from '../node/today.ts';

export interface SessionOptions {
  /** Absolute, without links. */
  readonly root: string;
  readonly catalogueIndex: string;
  readonly allowEdits: boolean;
  /** Tells the user something about the work; it must not go where answers go. */
  say(text: string): void;
}

/** The tools by what they answer, as answers name them. */
const READING: AgentTools = {
  search: 'search_obligations',
  get: 'get_obligation',
  forFile: 'obligations_for_file',
  trace: 'trace_obligation',
  coverage: 'coverage',
  check: 'check',
  upcoming: 'upcoming',
};
const EDITING = { link: 'link_code', review: 'mark_reviewed' };

/** The workspace that one client asks about. */
export class McpSession {
  readonly root: string;
  readonly allowEdits: boolean;
  readonly host: TraceHost;
  readonly service: TraceService;
  readonly say: (text: string) => void;
  readonly #disk: DiskFollower;
  #running: Promise<unknown> = Promise.resolve();
  #next: Promise<Trace> | undefined;
  #calls = 0;
  #idle: (() => void)[] = [];

  constructor({ root, catalogueIndex, allowEdits, say }: SessionOptions) {
    this.root = root;
    this.allowEdits = allowEdits;
    this.say = say;
    this.host = {
      workspace: createNodeWorkspace(root),
      sources: createParallelReader({
        root,
        workerFile: path.join(path.dirname(catalogueIndex), 'scanWorker.cjs'),
        helps: true,
      }),
      bundled: loadBundledCatalogue(catalogueIndex),
      logger: { info() {}, warn: say, error: say },
      today,
      breathe: createBreather(),
    };
    this.service = new TraceService(this.host);
    this.#disk = new DiskFollower(this.host, this.service, root);
  }

  /** The workspace with all that was written to the disk before this was called. */
  async view(asOf?: string): Promise<AnswerView> {
    const day: IsoDate = asOf === undefined ? this.service.today : dayOf(asOf);
    const trace = await this.#current();
    const { service } = this;
    const tools = this.allowEdits ? { ...READING, ...EDITING } : READING;
    return { service, trace, assessor: service.assessor(trace, day), tools };
  }

  /** Does what one call asks for; {@link idle} waits for it. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#calls++;
    try {
      return await work();
    } finally {
      this.#calls--;
      if (this.#calls === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** Resolves when no call is under way. */
  async idle(): Promise<void> {
    if (this.#calls > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** A look that has begun may have passed what changes now; one that waits to begin has not, and serves all who ask. */
  #current(): Promise<Trace> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      const read = this.#read();
      this.#running = read.catch(() => {});
      return read;
    });
    return this.#next;
  }

  async #read(): Promise<Trace> {
    await this.#disk.look();
    return this.service.trace();
  }
}
