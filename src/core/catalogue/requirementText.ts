import { type Phrase, phrase, said } from '../base/phrase.ts';
import type { Range } from '../base/position.ts';
import type { LineIndex } from '../base/text.ts';
import type { Problem } from '../model/finding.ts';
import { readYaml } from './readYaml.ts';
import type { YamlMap } from './yamlTree.ts';

/** So many slips in one file are no work of a person; each of them is slow, so what follows is not even tried. */
const MAX_YAML_ERRORS = 1000;

/** A stretch between two offsets. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** The text of one requirement file while it is read, with all that was found wrong so far. */
export class RequirementText {
  readonly lines: LineIndex;
  readonly problems: Problem[] = [];
  #yamlErrors = 0;

  constructor(lines: LineIndex) {
    this.lines = lines;
  }

  rangeOf({ start, end }: Place): Range {
    return this.lines.rangeOf(start, end);
  }

  /** `suggestions` are texts that could stand at the place instead, best first. */
  report(words: Phrase, place: Place, suggestions: readonly string[] = []): void {
    this.problems.push({
      code: 'invalid-requirement',
      ...said(words),
      range: this.rangeOf(place),
      ...(suggestions.length > 0 ? { suggestions } : {}),
    });
  }

  /** Reads the YAML that stands at a place of the file. */
  readAttributes({ start, end }: Place): { readonly root: YamlMap; readonly places: AttributePlaces } {
    const places = new AttributePlaces(this, start);
    if (this.#yamlErrors > MAX_YAML_ERRORS) {
      const words = phrase('After too many errors before, these attributes were not read.');
      places.report(words, { start: 0, end: 0 });
      return { root: { kind: 'map', entries: [], start: 0, end: 0 }, places };
    }
    const { root, problems, errors } = readYaml(this.lines.text.slice(start, end));
    this.#yamlErrors += errors;
    for (const problem of problems) places.report(problem.phrase, problem);
    return { root, places };
  }
}

/** The same for places that are counted from the start of a YAML text inside the file. */
export class AttributePlaces {
  readonly #text: RequirementText;
  readonly #base: number;

  constructor(text: RequirementText, base: number) {
    this.#text = text;
    this.#base = base;
  }

  rangeOf({ start, end }: Place): Range {
    return this.#text.rangeOf({ start: this.#base + start, end: this.#base + end });
  }

  report(words: Phrase, { start, end }: Place, suggestions?: readonly string[]): void {
    this.#text.report(words, { start: this.#base + start, end: this.#base + end }, suggestions);
  }
}
