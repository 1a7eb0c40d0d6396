import { neverCancelled } from '../base/cancellation.ts';
import type { Said } from '../base/phrase.ts';
import { fileKey } from '../catalogue/catalogue.ts';
import type { RequirementFile } from '../catalogue/requirementFile.ts';
import type { Problem } from '../model/finding.ts';
import type { FileContent, Paths } from '../model/workspace.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
import type { Trace } from '../trace/trace.ts';
import type { TraceHost } from './host.ts';
import { keptSourceFile } from './packedSources.ts';
import { requirementFileOf } from './readWorkspace.ts';
import { sourceFileOf, whyUnread } from './sourceReader.ts';

/** What a number of changed paths give now; undefined retracts what a path gave before. */
export interface ChangeBatch {
  readonly files: Map<string, SourceFile | undefined>;
  readonly requirements: Map<string, RequirementFile | undefined>;
  readonly requirementProblems: Map<string, readonly Problem[] | undefined>;
  readonly unread: Map<string, Said | undefined>;
  readonly appeared: Set<string>;
  readonly gone: Set<string>;
  /** A folder came into being: what lies in it is not known yet. */
  folderAppeared: boolean;
}

// @reg REGTRACE-3: what a path gave is retracted and added anew
/** Reads the paths that were told to have changed. `known` holds every path of the last snapshot. */
export async function readChanges(
  host: TraceHost,
  paths: readonly string[],
  trace: Trace,
  known: Paths,
): Promise<ChangeBatch> {
  const batch: ChangeBatch = {
    files: new Map(),
    requirements: new Map(),
    requirementProblems: new Map(),
    unread: new Map(),
    appeared: new Set(),
    gone: new Set(),
    folderAppeared: false,
  };
  for (const path of paths) {
    await readChange(host, path, { trace, known, batch });
    await host.breathe();
  }
  return batch;
}

interface ChangeContext {
  readonly trace: Trace;
  readonly known: Paths;
  readonly batch: ChangeBatch;
}

async function readChange(host: TraceHost, path: string, context: ChangeContext): Promise<void> {
  const { trace, known, batch } = context;
  if (await host.workspace.isIgnored(path)) {
    if (known.has(path)) retract(path, context);
    return;
  }
  const content = await host.workspace.read(path);
  if (content.kind === 'folder') {
    batch.folderAppeared = true;
    return;
  }
  if (content.kind === 'missing') {
    retract(path, context);
    // A folder that is gone is told once, for all that was in it.
    if (!known.has(path))
      for (const below of known) if (below.startsWith(`${path}/`)) retract(below, context);
    return;
  }
  if (!known.has(path)) batch.appeared.add(path);
  batch.gone.delete(path);
  const selection = sourceSelection(trace.settings);
  if (selection.isRequirement(path)) {
    const { file, problems } = requirementFileOf(host, path, content, trace);
    batch.requirements.set(fileKey('workspace', path), file);
    batch.requirementProblems.set(path, problems.length > 0 ? problems : undefined);
  }
  if (!selection.isSource(path)) return;
  const file = sourceFileOf(path, content, trace.settings.tags);
  batch.files.set(path, file && keptSourceFile(file));
  batch.unread.set(path, whyUnread(content) && (await whyUnreadWithTag(host, path, trace)));
}

/** A file that cannot be read matters only where it holds the tag; searching its bytes tells. */
async function whyUnreadWithTag(host: TraceHost, path: string, trace: Trace): Promise<Said | undefined> {
  const hits: { readonly content: FileContent }[] = [];
  for await (const batch of host.workspace.search([path], trace.settings.tags, neverCancelled))
    hits.push(...batch);
  return hits[0] && whyUnread(hits[0].content);
}

function retract(path: string, { trace, known, batch }: ChangeContext): void {
  if (known.has(path)) batch.gone.add(path);
  batch.appeared.delete(path);
  batch.files.set(path, undefined);
  batch.unread.set(path, undefined);
  if (trace.requirementProblems.has(path)) batch.requirementProblems.set(path, undefined);
  const key = fileKey('workspace', path);
  if (trace.catalogue.file('workspace', path)) batch.requirements.set(key, undefined);
}
