import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../core/model/workspace.ts';
import { stampsOf, stillHave, wereAtRest } from './stamps.ts';

/** Everything on the disk that an answer about a workspace came from. Paths are relative to the root. */
export interface ReadRecord {
  /** Files and folders as they were listed, and links as they stand. */
  readonly listed: readonly string[];
  /** What was asked for by name, whether it stands there or not; links are followed. */
  readonly named: readonly string[];
  /** Where links lead; they were looked at, not followed. */
  readonly links: readonly (readonly [path: string, target: string])[];
}

/** A workspace that notes what is read through it. */
export interface Recorder {
  readonly record: ReadRecord;
  /** Hears of what the walk comes by besides files. */
  onSeen(path: string, kind: 'folder' | 'link'): void;
  /** The workspace, with its reads noted. */
  follow(workspace: Workspace): Workspace;
}

export function createRecorder(root: string): Recorder {
  const listed: string[] = [];
  const named = new Set<string>();
  const links: [string, string][] = [];
  return {
    get record() {
      return { listed, named: [...named], links };
    },
    onSeen(path, kind) {
      listed.push(path);
      if (kind === 'link') links.push([path, targetOf(root, path)]);
    },
    follow(workspace) {
      const { entries } = workspace;
      return {
        ...workspace,
        async *files(onProblem, token) {
          for await (const batch of workspace.files(onProblem, token)) {
            for (const path of batch) listed.push(path);
            yield batch;
          }
        },
        read(path) {
          named.add(path);
          return workspace.read(path);
        },
        ...(entries && {
          entries(path: string) {
            named.add(path);
            return entries(path);
          },
        }),
      };
    },
  };
}

/** The state of all that a record names. */
export interface RecordStamps {
  readonly listed: Float64Array<ArrayBuffer>;
  readonly named: Float64Array<ArrayBuffer>;
}

export function stampRecord(root: string, { listed, named }: ReadRecord): RecordStamps {
  return { listed: stampsOf(below(root, listed)), named: stampsOf(below(root, named), true) };
}

/** Whether all that a record names is as it was. A folder's time tells of what came into it or went. */
export function isUnchanged(
  root: string,
  { listed, named, links }: ReadRecord,
  stamps: RecordStamps,
): boolean {
  return (
    stillHave(stamps.named, below(root, named), true) &&
    stillHave(stamps.listed, below(root, listed)) &&
    links.every(([path, target]) => targetOf(root, path) === target)
  );
}

function below(root: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) => `${root}/${path}`);
}

/** Whether everything had been at rest for a while when the reading began. */
export function isSettled(stamps: RecordStamps, began: number): boolean {
  return wereAtRest(stamps.listed, began) && wereAtRest(stamps.named, began);
}

function targetOf(root: string, path: string): string {
  try {
    return realpathSync.native(join(root, path));
  } catch {
    return '';
  }
}
