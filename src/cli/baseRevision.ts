import { type Baseline, worseThan } from '../core/index.ts';
import { atRevision } from '../node/atRevision.ts';
import { GitError } from '../node/gitProcess.ts';
import type { Session } from './session.ts';
import { UsageError } from './usageError.ts';

export interface BaseRevision {
  readonly session: Session;
  /** A revision of git as the user wrote it; `REV...` is the commit at which HEAD parted from it. */
  readonly revision: string;
  /** Instead of the workspace's own. */
  readonly baseline: Baseline | undefined;
}

/** The findings that the workspace has and that it did not have at a revision, lost coverage among them. */
export async function worseThanRevision({
  session: { root, host, service, assessor },
  revision,
  baseline,
}: BaseRevision): ReturnType<typeof worseThan> {
  const { asOf } = assessor;
  try {
    return await atRevision({ root, revision, host }, (before) =>
      worseThan({ before, after: service, asOf, name: revision, baseline }),
    );
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}
