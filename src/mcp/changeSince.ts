import { type IsoDate, QuestionError, TraceService, worseThan } from '../core/index.ts';
import { GitError } from '../node/gitProcess.ts';
import { openGitTree } from '../node/gitTree.ts';
import type { McpSession } from './session.ts';

/** The findings that the workspace has and did not have at a revision of git, lost coverage among them. */
export async function changeSince(
  session: McpSession,
  revision: string,
  asOf: IsoDate,
): ReturnType<typeof worseThan> {
  const { host, service } = session;
  try {
    const tree = await openGitTree(session.root, revision, host.workspace);
    try {
      // Its sources are not on the disk, so that nothing but the tree itself can read them.
      const { workspace } = tree;
      const { bundled, logger, breathe } = host;
      const before = new TraceService({ workspace, bundled, logger, breathe, today: () => asOf });
      return await worseThan({ before, after: service, asOf, name: revision });
    } finally {
      tree.close();
    }
  } catch (error) {
    throw error instanceof GitError ? new QuestionError(error.message) : error;
  }
}
