import { say } from '../../base/phrase.ts';
import { startOfText } from '../../base/position.ts';
import { LOCK_FILE } from '../../model/lock.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import type { Rule } from '../rule.ts';

/** What is wrong in `regtrace.yaml`, the baseline and the lock, and what is named there and matches nothing. */
export const configuration: Rule = {
  codes: ['invalid-config', 'empty-glob'],
  *inWorkspace({ trace }) {
    for (const { range, ...problem } of [...trace.configProblems, ...trace.unmatched]) {
      yield { ...problem, location: { path: CONFIG_FILE, range, origin: 'workspace' } };
    }
    for (const { range, ...problem } of trace.baseline?.problems ?? []) {
      yield {
        ...problem,
        location: { path: trace.baseline?.path ?? CONFIG_FILE, range, origin: 'workspace' },
      };
    }
    for (const { range, ...problem } of trace.lock?.problems ?? []) {
      yield { ...problem, location: { path: LOCK_FILE, range, origin: 'workspace' } };
    }
    for (const path of trace.strayConfigs) {
      yield {
        code: 'invalid-config',
        ...say('Regtrace reads {0}, and not this file: rename it, or move what it says there.', CONFIG_FILE),
        location: { path, range: startOfText, origin: 'workspace' },
      };
    }
  },
};
