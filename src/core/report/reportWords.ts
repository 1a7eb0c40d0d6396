import { inEnglish, type Phrase, phrase, type Translate } from '../base/phrase.ts';
import type { Link } from '../model/link.ts';
import { MODALITIES, type Modality, type Obligation } from '../model/obligation.ts';
import { defaultSettings, type Placed, type Scope, type Settings } from '../model/settings.ts';
import { modalityWords, verbWords } from '../service/words.ts';
import type { TimelineEvent } from './timeline.ts';
import type { TraceReport } from './traceReport.ts';

/** What happens on a day of the time line, said of an obligation. */
export const EVENT_WORDS: Readonly<Record<TimelineEvent['kind'], Phrase>> = {
  applies: phrase('begins to apply'),
  deadline: phrase('is due'),
  'exemption-ends': phrase('exemption ends'),
  'declaration-ends': phrase('declaration of not applicable ends'),
  repealed: phrase('is repealed'),
};

/** A declared scope in one line; its parts come from the workspace, and are to be escaped. */
export function scopeWords(
  { jurisdictions, instruments, roles }: Scope,
  translate: Translate = inEnglish,
): string {
  const named = (list: readonly Placed<string>[]) => texts(list) || translate('none');
  const parts = [
    ...(jurisdictions ? [translate('jurisdictions {0}', named(jurisdictions))] : []),
    ...(instruments ? [translate('instruments {0}', named(instruments))] : []),
    ...(roles ? [translate('roles {0}', named(roles))] : []),
  ];
  return inOneLine(parts, translate) ?? translate('everything');
}

export function policyWords({ policy }: Settings, translate: Translate = inEnglish): string {
  const wanted = (modality: Modality) => {
    const verbs = policy[modality].map((verb) => verbWords(verb, translate));
    return verbs.length === 0
      ? translate('nothing')
      : verbs.reduce((all, next) => translate('{0} and {1}', all, next));
  };
  const parts = MODALITIES.map((modality) => {
    if (modality === 'must-not') return translate('must-not: {0}', wanted(modality));
    return translate('{0}: {1}', modalityWords(modality, translate), wanted(modality));
  });
  return inOneLine(parts, translate) ?? '';
}

/** What narrows the reading, in one line; its parts come from the workspace, and are to be escaped. */
export function filterWords(
  { packs, requirements, include, exclude, tags }: Settings,
  translate: Translate = inEnglish,
): string {
  const isDefault = (name: 'requirements' | 'include', globs: readonly Placed<string>[]) =>
    texts(globs) === texts(defaultSettings[name]);
  const parts = [
    ...(packs ? [translate('packs {0}', texts(packs) || translate('none'))] : []),
    ...(isDefault('requirements', requirements) ? [] : [translate('requirements {0}', texts(requirements))]),
    ...(isDefault('include', include) ? [] : [translate('sources {0}', texts(include))]),
    ...(exclude.length === 0 ? [] : [translate('without {0}', texts(exclude))]),
    ...(tags.join() === defaultSettings.tags.join() ? [] : [translate('tags {0}', tags.join(', '))]),
  ];
  return inOneLine(parts, translate) ?? translate('none but the ignore files');
}

function texts(list: readonly Placed<string>[]): string {
  return list.map(({ value }) => value).join(', ');
}

function inOneLine(parts: readonly string[], translate: Translate): string | undefined {
  return parts.length === 0 ? undefined : parts.reduce((line, part) => translate('{0}; {1}', line, part));
}

/** How much was read. */
export function readWords({ linked, rows, assessor }: TraceReport, translate: Translate = inEnglish): string {
  const { links, files } = linked;
  return translate(
    '{0} in {1}; {2} in scope of {3} known',
    translate(links === 1 ? '1 link' : '{0} links', links),
    translate(files === 1 ? '1 file' : '{0} files', files),
    translate(rows.length === 1 ? '1 obligation' : '{0} obligations', rows.length),
    assessor.trace.catalogue.size,
  );
}

/** Why a link does not count; undefined where it does. */
export function faultWords(
  { evidence, pinned }: Link,
  { revision }: Obligation,
  translate: Translate = inEnglish,
): string | undefined {
  if (evidence === 'failed') return translate('its test failed');
  if (evidence === 'skipped') return translate('its test was skipped');
  return pinned === undefined || pinned === revision
    ? undefined
    : translate('made for revision {0}, now {1}', pinned, revision);
}
