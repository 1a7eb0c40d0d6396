import { comparePositions, type Range } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import { CONFIG_FILE } from '../model/settings.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { Trace } from '../trace/trace.ts';
import { type Definition, definitionsOf } from './definition.ts';
import { type FileKey, idsIn } from './idAt.ts';

/** An id in plain sight, and the obligation that it leads to. */
export interface IdLink {
  readonly id: string;
  readonly range: Range;
  readonly target: Definition;
}

/** The ids that `regtrace.yaml` or a requirement file names, as far as the catalogue knows them; headings lead nowhere. */
export function idLinks(trace: Trace, file: FileKey, text: string): readonly IdLink[] {
  if (!namesIds(trace, file)) return [];
  const lines = new LineIndex(withoutBom(text));
  const links: IdLink[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    for (const { id, range } of idsIn(lines.lineText(line), line)) {
      const definitions = definitionsOf(trace, id);
      const [target] = definitions;
      if (target && !definitions.some((definition) => isItself(definition, file, range))) {
        links.push({ id, range, target });
      }
    }
  }
  return links;
}

/** Whether ids count in all of a file, not only in its annotations. */
function namesIds(trace: Trace, file: FileKey): boolean {
  return file.path === CONFIG_FILE || isRequirementFile(trace, file);
}

/** Whether a file is read for obligations. */
export function isRequirementFile({ settings }: Trace, { path, origin }: FileKey): boolean {
  return origin === 'bundled' || sourceSelection(settings).isRequirement(path);
}

function isItself({ location, selection }: Definition, file: FileKey, range: Range): boolean {
  const isSameFile = location.path === file.path && location.origin === file.origin;
  return isSameFile && comparePositions(selection.start, range.start) === 0;
}
