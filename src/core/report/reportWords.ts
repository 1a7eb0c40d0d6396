import type { Link } from '../model/link.ts';
import { MODALITIES, type Obligation } from '../model/obligation.ts';
import { defaultSettings, type Scope, type Settings } from '../model/settings.ts';
import { count } from '../service/words.ts';
import type { TimelineEvent } from './timeline.ts';
import type { TraceReport } from './traceReport.ts';

/** What happens on a day of the time line, said of an obligation. */
export const EVENT_WORDS: Readonly<Record<TimelineEvent['kind'], string>> = {
  applies: 'begins to apply',
  deadline: 'is due',
  'exemption-ends': 'exemption ends',
  'declaration-ends': 'declaration of not applicable ends',
  repealed: 'is repealed',
};

/** A declared scope in one line; its parts come from the workspace, and are to be escaped. */
export function scopeWords({ jurisdictions, instruments, roles }: Scope): string {
  const parts = [
    ...(jurisdictions ? [`jurisdictions ${jurisdictions.join(', ')}`] : []),
    ...(instruments ? [`instruments ${instruments.map(({ value }) => value).join(', ')}`] : []),
    ...(roles ? [`roles ${roles.join(', ')}`] : []),
  ];
  return parts.join('; ') || 'everything';
}

export function policyWords({ policy }: Settings): string {
  return MODALITIES.map((modality) => `${modality}: ${policy[modality].join(' and ') || 'nothing'}`).join(
    '; ',
  );
}

/** What narrows the reading, in one line; its parts come from the workspace, and are to be escaped. */
export function filterWords({ packs, requirements, include, exclude, tags }: Settings): string {
  const list = (globs: readonly { readonly value: string }[]) => globs.map(({ value }) => value).join(', ');
  const isDefault = (name: 'requirements' | 'include', globs: readonly { readonly value: string }[]) =>
    list(globs) === list(defaultSettings[name]);
  const parts = [
    ...(packs ? [`packs ${list(packs) || 'none'}`] : []),
    ...(isDefault('requirements', requirements) ? [] : [`requirements ${list(requirements)}`]),
    ...(isDefault('include', include) ? [] : [`sources ${list(include)}`]),
    ...(exclude.length === 0 ? [] : [`without ${list(exclude)}`]),
    ...(tags.join() === defaultSettings.tags.join() ? [] : [`tags ${tags.join(', ')}`]),
  ];
  return parts.join('; ') || 'none but the ignore files';
}

/** How much was read. */
export function readWords({ linked, rows, assessor }: TraceReport): string {
  const known = assessor.trace.catalogue.size;
  return `${count(linked.links, 'link')} in ${count(linked.files, 'file')}; ${count(rows.length, 'obligation')} in scope of ${known} known`;
}

/** Why a link does not count; undefined where it does. */
export function faultWords({ evidence, pinned }: Link, { revision }: Obligation): string | undefined {
  if (evidence === 'failed') return 'its test failed';
  if (evidence === 'skipped') return 'its test was skipped';
  return pinned === undefined || pinned === revision
    ? undefined
    : `made for revision ${pinned}, now ${revision}`;
}
