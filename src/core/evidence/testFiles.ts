import type { TestCase } from './parseJunit.ts';
import { PathIndex } from './pathIndex.ts';

/** What one file of results holds. */
export interface CasesOfResults {
  readonly path: string;
  readonly testcases: readonly TestCase[];
}

/**
 * The tests of each target file. `paths` are all files of the workspace: a name that fits another file better than any
 * target belongs to that one. What fits two files equally well belongs to none, for a guess would blame the wrong one.
 *
 * A report names a file outright, by `file` or by a suite or class that is called like it; or by a class
 * (`com.acme.FooTest`, `test.test_x.TestY`); or by a package of Go, which is a folder.
 */
export function casesByPath(
  results: Iterable<CasesOfResults>,
  targets: ReadonlySet<string>,
  paths: Iterable<string>,
): ReadonlyMap<string, readonly TestCase[]> {
  const byPath = new Map<string, TestCase[]>();
  if (targets.size === 0) return byPath;
  const index = new PathIndex(targets, paths);
  for (const { path, testcases } of results) {
    const known = new Map<string, readonly string[] | undefined>();
    const resolve = (reference: string) => {
      if (!known.has(reference)) known.set(reference, index.filesOf(reference, path));
      return known.get(reference);
    };
    for (const testcase of testcases) {
      for (const file of filesOf(testcase, resolve)) {
        const list = byPath.get(file);
        if (list) list.push(testcase);
        else byPath.set(file, [testcase]);
      }
    }
  }
  return byPath;
}

/** The most exact name decides; the others are asked where it says nothing. */
function filesOf(
  { file, suite, classname, name }: TestCase,
  resolve: (reference: string) => readonly string[] | undefined,
): readonly string[] {
  for (const reference of [file, classname, suite, classname === '' ? name : undefined]) {
    if (!reference) continue;
    const files = resolve(reference);
    if (files) return files;
  }
  return [];
}
