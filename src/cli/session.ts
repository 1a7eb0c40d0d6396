import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Assessor, type IsoDate, type Trace, type TraceHost, TraceService } from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import { createParallelReader } from '../node/parallelReader.ts';
import type { Recorder } from '../node/readRecord.ts';
import { today } from '../node/today.ts';
import type { Output } from './output.ts';
import { UsageError } from './usageError.ts';

/** A workspace that has been read, for one command. */
export interface Session {
  readonly root: string;
  readonly host: TraceHost;
  readonly service: TraceService;
  readonly trace: Trace;
  readonly assessor: Assessor;
  /** The file that holds the bundled catalogue. */
  readonly catalogueIndex: string;
}

export interface SessionOptions {
  readonly root: string;
  readonly catalogueIndex: string;
  readonly asOf: IsoDate | undefined;
  /** Notes what is read. */
  readonly recorder?: Recorder | undefined;
}

/** Reads the workspace at `root`. */
export async function openSession(
  { root, catalogueIndex, asOf, recorder }: SessionOptions,
  output: Output,
): Promise<Session> {
  const folder = checkedRoot(root);
  const workspace = createNodeWorkspace(folder, undefined, recorder?.onSeen);
  const host: TraceHost = {
    workspace: recorder ? recorder.follow(workspace) : workspace,
    sources: createParallelReader({
      root: folder,
      workerFile: path.join(path.dirname(catalogueIndex), 'scanWorker.cjs'),
      helps: true,
    }),
    bundled: loadBundledCatalogue(catalogueIndex),
    logger: { info() {}, warn: output.say, error: output.say },
    today,
    breathe: createBreather(),
  };
  const service = new TraceService(host);
  const trace = await service.trace();
  return { root: folder, host, service, trace, assessor: service.assessor(trace, asOf), catalogueIndex };
}

/** A path that the user gave, relative to the root with `/`; undefined where it lies outside. */
export function pathInRoot(root: string, given: string): string | undefined {
  const candidates = [path.resolve(root, given), path.resolve(given)];
  const absolute = candidates.find((candidate) => existsSync(candidate)) ?? path.resolve(root, given);
  const relative = path.relative(root, existsSync(absolute) ? realpathSync(absolute) : absolute);
  if (relative === '' || relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}

/** The root as an absolute path without links in it. */
export function checkedRoot(root: string): string {
  const folder = path.resolve(root);
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${root}.`);
  if (!statSync(folder).isDirectory()) throw new UsageError(`${root} is not a folder.`);
  return realpathSync(folder);
}
