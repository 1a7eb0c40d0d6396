import { existsSync, opendirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type Assessor,
  type IsoDate,
  type RequirementFile,
  type SourceReader,
  type Trace,
  type TraceHost,
  TraceService,
} from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { cacheFolder } from '../node/cacheFolder.ts';
import { isMissing, reasonOf } from '../node/fileErrors.ts';
import { createKeptReader, type KeptReader } from '../node/keptReader.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import { createParallelReader } from '../node/parallelReader.ts';
import type { Recorder } from '../node/readRecord.ts';
import { today } from '../node/today.ts';
import type { Output } from './output.ts';
import { expectManyFiles } from './shortRun.ts';
import { UsageError } from './usageError.ts';

/** A workspace that can be read. */
export interface Opened {
  /** Absolute, without links in it. */
  readonly root: string;
  readonly host: TraceHost;
  /** The file that holds the bundled catalogue. */
  readonly catalogueIndex: string;
}

/** A workspace that has been read, for one command. */
export interface Session extends Opened {
  readonly service: TraceService;
  readonly trace: Trace;
  readonly assessor: Assessor;
}

export interface OpenOptions {
  readonly root: string;
  readonly catalogueIndex: string;
  /** Notes what is read. */
  readonly recorder?: Recorder | undefined;
  /** Where files that have not changed need not be read again: hears of what is to be kept at the end. */
  readonly onReader?: ((reader: KeptReader) => void) | undefined;
}

/** The workspace at `root`, of which nothing is read yet. */
export function openWorkspace(
  { root, catalogueIndex, recorder, onReader }: OpenOptions,
  output: Output,
): Opened {
  const folder = checkedRoot(root);
  const workspace = createNodeWorkspace(folder, undefined, recorder?.onSeen);
  let bundled: readonly RequirementFile[] | undefined;
  const host: TraceHost = {
    workspace: recorder ? recorder.follow(workspace) : workspace,
    sources: sourceReader(folder, catalogueIndex, onReader),
    get bundled() {
      bundled ??= loadBundledCatalogue(catalogueIndex);
      return bundled;
    },
    isShortLived: true,
    logger: { info() {}, warn: output.say, error: output.say },
    today,
    breathe: createBreather(),
  };
  return { root: folder, host, catalogueIndex };
}

function sourceReader(root: string, catalogueIndex: string, onReader: OpenOptions['onReader']): SourceReader {
  const workerFile = path.join(path.dirname(catalogueIndex), 'scanWorker.cjs');
  const reader = createParallelReader({ root, workerFile, helps: true, onThreads: expectManyFiles });
  const folder = onReader && cacheFolder(process.env, root);
  if (folder === undefined) return reader;
  const kept = createKeptReader(reader, { root, folder, program: workerFile });
  onReader?.(kept);
  return kept;
}

/** Reads a workspace; its states are those of `asOf`, today unless given. */
export async function readSession(opened: Opened, asOf: IsoDate | undefined): Promise<Session> {
  const service = new TraceService(opened.host);
  const trace = await service.trace();
  return { ...opened, service, trace, assessor: service.assessor(trace, asOf) };
}

/** A file that the user named, relative to the root with `/`. */
export function fileInRoot(root: string, given: string): string {
  const file = pathInRoot(root, given);
  if (file === undefined) throw new UsageError(`${given} lies outside ${root}.`);
  const status = statSync(path.join(root, file), { throwIfNoEntry: false });
  if (!status) throw new UsageError(`There is no file ${given}.`);
  if (status.isDirectory()) throw new UsageError(`${given} is a folder: name a file.`);
  return file;
}

/** The path of what the user gave; the root itself is the empty path, and undefined is outside of it. */
function pathInRoot(root: string, given: string): string | undefined {
  const candidates = [path.resolve(root, given), path.resolve(given)];
  const absolute = candidates.find((candidate) => existsSync(candidate)) ?? path.resolve(root, given);
  const relative = path.relative(root, existsSync(absolute) ? realpathSync(absolute) : absolute);
  if (relative.startsWith('..') || path.isAbsolute(relative)) return undefined;
  return relative.split(path.sep).join('/');
}

/** The root as an absolute path without links in it; a folder whose names cannot be read is none. */
export function checkedRoot(root: string): string {
  if (root === '') throw new UsageError('--root takes a folder.');
  const folder = path.resolve(root);
  try {
    opendirSync(folder).closeSync();
    return realpathSync(folder);
  } catch (error) {
    if (isMissing(error))
      throw new UsageError(isFile(folder) ? `${root} is not a folder.` : `There is no folder ${root}.`);
    throw new UsageError(`The folder ${root} cannot be read: ${reasonOf(error)}.`);
  }
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
