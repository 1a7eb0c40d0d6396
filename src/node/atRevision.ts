import type { TraceHost } from '../core/service/host.ts';
import { TraceService } from '../core/service/traceService.ts';
import { openGitTree } from './gitTree.ts';

export interface AtRevision {
  /** Of the workspace as it is on the disk. */
  readonly root: string;
  /** As the user wrote it; `REV...` is the commit at which HEAD parted from it. */
  readonly revision: string;
  /** That of the workspace on the disk. Its reader of sources is left aside: they are not on the disk. */
  readonly host: TraceHost;
}

/**
 * Asks the workspace as it stood at a revision of git, while the repository is open for it. Throws {@link GitError}
 * where there is no such revision, or the repository is not whole.
 */
export async function atRevision<T>(
  { root, revision, host }: AtRevision,
  ask: (service: TraceService) => Promise<T>,
): Promise<T> {
  const { sources: _ofTheDisk, ...rest } = host;
  const { workspace, submodules, close } = await openGitTree(root, revision, host.workspace);
  try {
    if (submodules.length > 0)
      host.logger.warn(
        `regtrace: what changed in ${submodules.join(', ')}, other repositories, is not looked at.`,
      );
    return await ask(new TraceService({ ...rest, workspace }));
  } finally {
    close();
  }
}
