import { defaultVerb } from '../annotations/defaultVerb.ts';
import type { Verb } from '../model/annotation.ts';
import type { Settings } from '../model/settings.ts';
import { matcher } from './globs.ts';

type VerbOf = (path: string) => Verb;

const known = new WeakMap<Settings['verbs'], VerbOf>();

/** The verb of an annotation that names none: the first configured glob that matches decides, else the path's own look. */
export function defaultVerbOf(path: string, settings: Settings): Verb {
  let verbOf = known.get(settings.verbs);
  if (!verbOf) {
    const rules = settings.verbs.map(({ glob, verb }) => ({ matches: matcher([glob.value]), verb }));
    verbOf = (candidate) => rules.find((rule) => rule.matches(candidate))?.verb ?? defaultVerb(candidate);
    known.set(settings.verbs, verbOf);
  }
  return verbOf(path);
}
