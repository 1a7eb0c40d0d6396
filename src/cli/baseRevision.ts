import { type Baseline, TraceService, worseThan } from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { GitError } from '../node/gitProcess.ts';
import { type GitTree, openGitTree } from '../node/gitTree.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import type { Output } from './output.ts';
import type { Session } from './session.ts';
import { UsageError } from './usageError.ts';

export interface BaseRevision {
  readonly session: Session;
  /** A revision of git as the user wrote it; `REV...` is the commit at which HEAD parted from it. */
  readonly revision: string;
  /** Instead of the workspace's own. */
  readonly baseline: Baseline | undefined;
  readonly output: Output;
}

/** The findings that the workspace has and that it did not have at a revision, lost coverage among them. */
export async function worseThanRevision(options: BaseRevision): ReturnType<typeof worseThan> {
  const { session, revision } = options;
  let tree: GitTree | undefined;
  try {
    tree = await openGitTree(session.root, revision, createNodeWorkspace(session.root));
    return await compared(tree, options);
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  } finally {
    tree?.close();
  }
}

async function compared(
  { workspace, submodules }: GitTree,
  { session, revision, baseline, output }: BaseRevision,
): ReturnType<typeof worseThan> {
  if (submodules.length > 0)
    output.say(`regtrace: what changed in ${submodules.join(', ')}, other repositories, is not looked at.`);
  const { asOf } = session.assessor;
  const before = new TraceService({
    workspace,
    bundled: loadBundledCatalogue(session.catalogueIndex),
    logger: { info() {}, warn: output.say, error: output.say },
    today: () => asOf,
    breathe: createBreather(),
  });
  return worseThan({ before, after: session.service, asOf, name: revision, baseline });
}
