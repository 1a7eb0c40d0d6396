import type { Settings } from '../model/settings.ts';
import { matcher } from './globs.ts';

/** Which paths `regtrace.yaml` asks to be read, and as what; one path may be both. */
export interface SourceSelection {
  isRequirement(path: string): boolean;
  isSource(path: string): boolean;
}

const known = new WeakMap<Settings, SourceSelection>();

/** The selection of the settings; asked for often, so kept for as long as they live. */
export function sourceSelection(settings: Settings): SourceSelection {
  let selection = known.get(settings);
  if (!selection) {
    const values = (globs: Settings['include']) => globs.map((glob) => glob.value);
    const isExcluded = matcher(values(settings.exclude));
    const isIncluded = matcher(values(settings.include));
    selection = {
      isRequirement: matcher(values(settings.requirements)),
      isSource: (path) => isIncluded(path) && !isExcluded(path),
    };
    known.set(settings, selection);
  }
  return selection;
}
