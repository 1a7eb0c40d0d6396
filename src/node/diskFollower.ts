import {
  baselinePath,
  CONFIG_FILE,
  LOCK_FILE,
  listResults,
  type TraceHost,
  type TraceService,
} from '../core/index.ts';
import { DiskChanges } from './diskChanges.ts';

/** So many changed files are read faster by a scan than one by one. */
const MANY = 1000;

/** Tells a service of everything that changed on the disk since the look before, for hosts that nobody tells of it. */
export class DiskFollower {
  readonly #host: TraceHost;
  readonly #service: TraceService;
  readonly #disk: DiskChanges;

  constructor(host: TraceHost, service: TraceService, root: string) {
    this.#host = host;
    this.#service = service;
    this.#disk = new DiskChanges(host.workspace, root);
  }

  /** One look at a time: a second one must not begin before the first has ended. */
  async look(): Promise<void> {
    const service = this.#service;
    const { known } = service;
    const links = new Set(known.settings.links.map(({ file }) => file.value));
    const results = await listResults(this.#host, known.settings, service.paths);
    const settings = [CONFIG_FILE, LOCK_FILE, baselinePath(known.settings)];
    const { listed, besides, problemsMoved } = await this.#disk.look([...settings, ...links, ...results]);
    // The first scan reads everything by itself.
    if (!known.complete) return;
    // Whether an ignored file is there that `links` names is only found out by reading all.
    const isMuch = listed.length > MANY;
    if (isMuch || problemsMoved || besides.some((path) => links.has(path))) service.rescan();
    service.changed(listed);
    service.changed(besides);
  }
}
