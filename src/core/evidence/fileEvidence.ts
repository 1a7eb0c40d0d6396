import type { Range } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import type { Outcome } from '../model/link.ts';
import type { TestCase } from './parseJunit.ts';
import { namesOf, TestNames } from './testNames.ts';

/** What the results say of one test file. */
export interface FileEvidence {
  /** Of all its tests together: for links that stand at none of them. */
  readonly whole: Outcome;
  /** Of the test that an annotation stands at, by the line of that one's tag. */
  readonly byLine: ReadonlyMap<number, Outcome>;
}

/** Lines after an annotation, blank ones not counted, in which the test it stands above begins. */
const LINES_BELOW = 5;
/** Lines before an annotation in which the test that it stands in begins. */
const LINES_ABOVE = 200;

/**
 * What the tests of a file say of its annotations, which stand at `ranges`. An annotation is about the test on its own
 * line, else about the next one that begins below it, else about the one it stands in, as indentation tells.
 * Undefined where no test is one of this file.
 */
export function fileEvidence(
  path: string,
  text: string,
  ranges: readonly Range[],
  testcases: readonly TestCase[],
): FileEvidence | undefined {
  // A package of Go is several files: only the text tells whose a test is.
  const own = path.endsWith('.go')
    ? testcases.filter(({ name }) => namesOf(name).some((one) => text.includes(`${one}(`)))
    : testcases;
  if (own.length === 0) return undefined;
  const names = new TestNames(own);
  const lines = new LineIndex(withoutBom(text));
  const byLine = new Map<number, Outcome>();
  for (const range of ranges) {
    const tests = testsAt(range, lines, names);
    if (tests.length > 0) byLine.set(range.start.line, outcomeOf(tests));
  }
  return { whole: outcomeOf(own), byLine };
}

/** One that failed is enough; all must have been skipped. */
function outcomeOf(testcases: readonly TestCase[]): Outcome {
  if (testcases.some(({ status }) => status === 'failed')) return 'failed';
  return testcases.some(({ status }) => status === 'passed') ? 'passed' : 'skipped';
}

function testsAt(range: Range, lines: LineIndex, names: TestNames): readonly TestCase[] {
  const own = lines.lineText(range.start.line);
  const rest = `${own.slice(0, range.start.character)} ${own.slice(range.end.character)}`;
  const beside = names.begunIn(rest);
  if (beside.length > 0) return beside;
  const below = testsBelow(range.start.line, lines, names);
  return below.length > 0 ? below : testsAround(range.start.line, lines, names);
}

function testsBelow(line: number, lines: LineIndex, names: TestNames): readonly TestCase[] {
  const indent = indentOf(lines.lineText(line));
  let left = LINES_BELOW;
  for (let at = line + 1; left > 0 && at < lines.lineCount; at++) {
    const text = lines.lineText(at);
    if (text.trim() === '') continue;
    // Here ends the block that the annotation stands in. One column less is the star of a comment.
    if (indentOf(text) < indent - 1) break;
    const tests = names.begunIn(text);
    if (tests.length > 0) return tests;
    left--;
  }
  return [];
}

function testsAround(line: number, lines: LineIndex, names: TestNames): readonly TestCase[] {
  let indent = indentOf(lines.lineText(line));
  for (let at = line - 1; indent > 1 && at >= Math.max(0, line - LINES_ABOVE); at--) {
    const text = lines.lineText(at);
    if (text.trim() === '' || indentOf(text) >= indent - 1) continue;
    indent = indentOf(text);
    const tests = names.begunIn(text);
    if (tests.length > 0) return tests;
  }
  return [];
}

/** Columns before the first thing on a line. */
function indentOf(text: string): number {
  let columns = 0;
  for (const unit of text) {
    if (unit === '\t') columns += 4;
    else if (unit === ' ') columns++;
    else break;
  }
  return columns;
}
