import { readFileSync } from 'node:fs';
import { readBundledFiles } from '../../scripts/buildCatalogue.ts';
import { emptyCatalogue, fileKey, updateCatalogue } from '../../src/core/catalogue/catalogue.ts';
import { toIsoDate } from '../../src/core/model/date.ts';
import { defaultSettings, type Settings } from '../../src/core/model/settings.ts';
import { type Suggestion, suggestionsFor } from '../../src/core/service/suggestions.ts';
import { Assessor } from '../../src/core/trace/states.ts';
import { emptyTrace, updateTrace } from '../../src/core/trace/trace.ts';

/** What a snippet should get; nothing at all where both lists are empty. */
export interface Label {
  /** The obligations that fit best: one of them has to be found. */
  readonly ids: readonly string[];
  /** Sets of tags: an obligation that carries all tags of one set is right as well. */
  readonly topics: readonly (readonly string[])[];
}

export interface Suggested {
  readonly file: string;
  readonly label: Label;
  readonly suggestions: readonly Suggestion[];
  /** Of each suggestion, whether it is right. */
  readonly right: readonly boolean[];
}

export interface SuggestQuality {
  /** Of the first three suggestions of every snippet, the share that is right. */
  readonly precision3: number;
  /** Snippets with one of the best obligations among the first three, and how many should have one. */
  readonly found: number;
  readonly telling: number;
  /** Ordinary snippets that got nothing, and how many there are. */
  readonly silent: number;
  readonly ordinary: number;
}

const catalogue = updateCatalogue(
  emptyCatalogue,
  readBundledFiles().map((file) => [fileKey(file.origin, file.path), file] as const),
);

/** Labelled folders: `snippets` was tuned on, `holdout` was written and labelled after that and never tuned on. */
export const FOLDERS = { tuned: '.', 'held out': 'holdout' } as const;

/** Asks for suggestions for every snippet of a folder, in a workspace that links nothing, with these settings. */
export function suggestFor(folder: string, settings: Partial<Settings> = {}): readonly Suggested[] {
  const today = toIsoDate('2026-11-22');
  if (!today) throw new Error('The day of the catalogue is no day.');
  const trace = updateTrace(emptyTrace, { catalogue, settings: { ...defaultSettings, ...settings } });
  const assessor = new Assessor(trace, today);
  return Object.entries(labelsIn(folder)).map(([file, label]) => {
    const text = readFileSync(new URL(`${folder}/snippets/${file}`, import.meta.url), 'utf8');
    const suggestions = suggestionsFor(assessor, { path: `src/${file}`, text });
    const right = suggestions.map(({ id }) => isRight(label, id, catalogue.obligation(id)?.tags ?? []));
    return { file, label, suggestions, right };
  });
}

export function qualityOf(suggested: readonly Suggested[]): SuggestQuality {
  const telling = suggested.filter(({ label }) => label.ids.length > 0);
  const ordinary = suggested.filter(({ label }) => label.ids.length === 0);
  const shown = telling.flatMap(({ right }) => right.slice(0, 3));
  return {
    precision3: shown.filter((isRightOne) => isRightOne).length / Math.max(1, shown.length),
    found: telling.filter(({ label, suggestions }) =>
      suggestions.slice(0, 3).some(({ id }) => label.ids.includes(id)),
    ).length,
    telling: telling.length,
    silent: ordinary.filter(({ suggestions }) => suggestions.length === 0).length,
    ordinary: ordinary.length,
  };
}

function labelsIn(folder: string): Readonly<Record<string, Label>> {
  return JSON.parse(readFileSync(new URL(`${folder}/labels.json`, import.meta.url), 'utf8'));
}

function isRight({ ids, topics }: Label, id: string, tags: readonly string[]): boolean {
  return ids.includes(id) || topics.some((topic) => topic.every((tag) => tags.includes(tag)));
}
