import { LineIndex, withoutBom } from '../base/text.ts';
import { parseRequirementFile } from '../catalogue/parseRequirementFile.ts';
import { frontMatterEnd } from './attributeRegion.ts';
import { type RequirementSymbol, requirementSymbols } from './requirementSymbols.ts';

/** Lines that can be folded away below the first one of them; both are zero-based and inclusive. */
export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
}

/** What can be folded in a requirement file: front matter, obligations, their attributes, their controls. */
export function requirementFolds(path: string, text: string): readonly Fold[] {
  const lines = new LineIndex(withoutBom(text));
  const { obligations } = parseRequirementFile(path, text, 'workspace').value;
  const fences = obligations.flatMap(({ attributesRange }) =>
    attributesRange ? [fold(attributesRange.start.line - 1, attributesRange.end.line + 1)] : [],
  );
  const frontMatter = Math.min(frontMatterEnd(lines), lines.lineCount - 1);
  return [fold(0, frontMatter), ...fences, ...requirementSymbols(path, text).flatMap(foldsOf)]
    .filter(({ startLine, endLine }) => endLine > startLine)
    .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
}

function foldsOf({ range, children }: RequirementSymbol): readonly Fold[] {
  return [fold(range.start.line, range.end.line), ...children.flatMap(foldsOf)];
}

function fold(startLine: number, endLine: number): Fold {
  return { startLine, endLine };
}
