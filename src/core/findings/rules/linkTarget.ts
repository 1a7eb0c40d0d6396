import { phrase, said, say } from '../../base/phrase.ts';
import type { Range } from '../../base/position.ts';
import { CONFIG_FILE } from '../../model/settings.ts';
import type { SourceFile } from '../../trace/sourceFile.ts';
import type { Draft, Rule, RuleContext } from '../rule.ts';
import { withHint } from '../withHint.ts';

/** Each id of an annotation, and of `links` in `regtrace.yaml`, names an obligation of the catalogue. */
export const linkTarget: Rule = {
  codes: ['unknown-obligation', 'instrument-link'],
  inSource(context, file) {
    const { catalogue } = context.trace;
    const isKnown = file.annotations.every(({ ids }) => ids.every(({ id }) => catalogue.has(id)));
    return isKnown ? undefined : judgedIn(context, file);
  },
  *inWorkspace(context) {
    for (const entry of context.trace.settings.links) {
      for (const { id, range } of entry.ids) yield* judged(context, id, CONFIG_FILE, range);
    }
  },
};

function* judgedIn(context: RuleContext, { path, annotations }: SourceFile): Iterable<Draft> {
  for (const annotation of annotations) {
    for (const { id, range } of annotation.ids) yield* judged(context, id, path, range);
  }
}

function* judged(context: RuleContext, id: string, path: string, range: Range): Iterable<Draft> {
  const { catalogue } = context.trace;
  if (catalogue.has(id)) return;
  const location = { path, range, origin: 'workspace' } as const;
  if (catalogue.instrument(id)) {
    const words = say('{0} is a whole instrument; name the obligation that this code answers.', id);
    yield { code: 'instrument-link', ...words, location };
    return;
  }
  const suggestions = context.suggestIds(id);
  yield {
    code: 'unknown-obligation',
    ...said(withHint(phrase('{0} is not in the catalogue.', id), suggestions[0])),
    location,
    obligation: id,
    suggestions,
  };
}
