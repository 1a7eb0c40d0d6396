import { parentPort, workerData } from 'node:worker_threads';
import { packSources } from '../core/service/packedSources.ts';
import type { ReadSource } from '../core/service/sourceReader.ts';
import { isWorkerJob } from './parallelReader.ts';
import { RootFolder } from './rootFolder.ts';
import { sourcesReader } from './sourcesReader.ts';

// A thread that reads source files: it is sent lists of paths, and answers each with what they gave, as JSON. One text
// is passed on between threads many times faster than a tree of objects.
const job: unknown = workerData;
if (parentPort && isWorkerJob(job)) {
  const port = parentPort;
  const read = sourcesReader({
    root: new RootFolder(job.root),
    overlay: () => undefined,
    needles: job.tags,
    token: { isCancellationRequested: false },
  });
  let last = Promise.resolve();
  const answer = async (paths: readonly string[]) => {
    const found: ReadSource[] = [];
    for await (const sources of read(paths)) found.push(...sources);
    port.postMessage(JSON.stringify(packSources(found, paths)));
  };
  port.on('message', (paths: readonly string[]) => {
    last = last.then(() => answer(paths));
  });
}
