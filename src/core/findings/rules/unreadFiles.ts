import { startOfText } from '../../base/position.ts';
import type { Rule } from '../rule.ts';

// @reg REGTRACE-7
/** Files that could not be read, or were skipped although they hold the tag: nothing is lost in silence. */
export const unreadFiles: Rule = {
  codes: ['unread-file'],
  *inWorkspace({ trace }) {
    for (const [path, { problems }] of trace.results.entries()) {
      // Results may be sources as well; it is said once.
      if (trace.unread.has(path)) continue;
      for (const { range, ...problem } of problems)
        yield { ...problem, location: { path, range, origin: 'workspace' } };
    }
    for (const [path, why] of trace.unread.entries()) {
      yield { code: 'unread-file', ...why, location: { path, range: startOfText, origin: 'workspace' } };
    }
  },
};
