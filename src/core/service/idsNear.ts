import type { Catalogue } from '../catalogue/catalogue.ts';
import type { RequirementFile } from '../catalogue/requirementFile.ts';
import type { Obligation } from '../model/obligation.ts';
import { linksIn, type Trace } from '../trace/trace.ts';
import { folderOf, neighboursOf } from './fileNeighbours.ts';

/**
 * Ids that an engineer at work on a file is likely to mean, with a weight from 0 to 1: what the file links already, what
 * its twin and its neighbours in the folder link, and what stands in relation to these.
 */
export function idsNear(trace: Trace, path: string): ReadonlyMap<string, number> {
  const last = lastAsked.get(trace);
  if (last?.path === path) return last.near;
  const near = findNear(trace, path);
  lastAsked.set(trace, { path, near });
  return near;
}

/** Letter after letter is typed in one file, while the trace mostly stays as it is. */
const lastAsked = new WeakMap<Trace, { readonly path: string; readonly near: ReadonlyMap<string, number> }>();

function findNear(trace: Trace, path: string): ReadonlyMap<string, number> {
  const near = new Map<string, number>();
  const add = (id: string, weight: number) => near.set(id, Math.max(weight, near.get(id) ?? 0));
  for (const { id } of linksIn(trace, path)) add(id, OWN);
  const folder = folderOf(path);
  for (const file of ownFiles(trace.catalogue).get(folder) ?? []) {
    for (const id of idsNamedIn(file)) add(id, RELATED * (file.path === path ? OWN : NEIGHBOUR));
  }
  const { inFolder, twins } = neighboursOf(trace.byPath, path);
  for (const other of new Set([...twins, ...inFolder])) {
    if (other === path) continue;
    for (const { id } of linksIn(trace, other)) add(id, twins.has(other) ? TWIN : NEIGHBOUR);
  }
  // A snapshot of the seeds: what is related to something related is far away.
  for (const [id, weight] of [...near].slice(0, MAX_SEEDS)) {
    for (const other of relativesOf(trace, id)) add(other, weight * RELATED);
  }
  return near;
}

const filesByFolder = new WeakMap<Catalogue, ReadonlyMap<string, readonly RequirementFile[]>>();

/** The workspace's requirement files by their folder. A catalogue never changes. */
function ownFiles(catalogue: Catalogue): ReadonlyMap<string, readonly RequirementFile[]> {
  const known = filesByFolder.get(catalogue);
  if (known) return known;
  const files = new Map<string, RequirementFile[]>();
  for (const file of catalogue.files()) {
    if (file.origin === 'bundled') continue;
    const folder = folderOf(file.path);
    const list = files.get(folder);
    if (list) list.push(file);
    else files.set(folder, [file]);
  }
  filesByFolder.set(catalogue, files);
  return files;
}

const OWN = 1;
const TWIN = 0.9;
const NEIGHBOUR = 0.6;
const RELATED = 0.5;
/** Looking up relatives costs time at every letter; nobody needs those of hundreds of ids. */
const MAX_SEEDS = 60;

/** What the obligations of a requirement file name: the next one is likely to name it as well. */
function idsNamedIn({ obligations }: RequirementFile): readonly string[] {
  return obligations.flatMap(({ id, related }) => [id, ...related.map((other) => other.id)]);
}

function relativesOf({ catalogue }: Trace, id: string): readonly string[] {
  const obligation = catalogue.obligation(id);
  if (!obligation) return [];
  const { related, parent, supersededBy } = obligation;
  const others: readonly (Pick<Obligation, 'id'> | undefined)[] = [
    ...related,
    ...catalogue.relatingTo(id),
    ...catalogue.childrenOf(id),
  ];
  return [...others.flatMap((other) => other?.id ?? []), parent, supersededBy].filter(
    (other) => other !== undefined,
  );
}
