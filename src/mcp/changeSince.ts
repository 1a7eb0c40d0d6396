import { type IsoDate, QuestionError, worseThan } from '../core/index.ts';
import { atRevision } from '../node/atRevision.ts';
import { GitError } from '../node/gitProcess.ts';
import type { McpSession } from './session.ts';

/** The findings that the workspace has and did not have at a revision of git, lost coverage among them. */
export async function changeSince(
  { root, host, service }: McpSession,
  revision: string,
  asOf: IsoDate,
): ReturnType<typeof worseThan> {
  try {
    return await atRevision({ root, revision, host }, (before) =>
      worseThan({ before, after: service, asOf, name: revision }),
    );
  } catch (error) {
    throw error instanceof GitError ? new QuestionError(error.message) : error;
  }
}
