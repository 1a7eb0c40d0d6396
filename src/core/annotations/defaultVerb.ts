import type { Verb } from '../model/annotation.ts';

/** The verb of an annotation that names none, by the conventions for where tests stand. */
export function defaultVerb(path: string): Verb {
  return isTestFile(path) ? 'verifies' : 'implements';
}

/** Whether a path (with `/`) is that of a test by its folders or by its file name. */
export function isTestFile(path: string): boolean {
  if (!MAY_BE_TEST.test(path)) return false;
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return (
    parts.some((part) => TEST_FOLDERS.has(part.toLowerCase())) ||
    TEST_NAMES.some((pattern) => pattern.test(name))
  );
}

const TEST_FOLDERS = new Set([
  'test',
  'tests',
  '__tests__',
  'spec',
  'specs',
  'androidtest',
  'unittest',
  'unittests',
  'integrationtest',
]);

/** What each of the folders and patterns asks for: most paths are settled by it. */
const MAY_BE_TEST = /[Tt][Ee][Ss][Tt]|[Ss][Pp][Ee][Cc]|IT/;

const TEST_NAMES: readonly RegExp[] = [
  // login.test.ts, login.spec.js, login_test.go, login_spec.rb
  /[._](?:test|spec)s?\.[^.]+$/,
  /\.(?:test|spec)\./,
  /^test_.*\.py$/,
  /^(?:conftest|tests)\.py$/,
  /^tests\.rs$/,
  // The names that JUnit, NUnit, PHPUnit, XCTest, Spock and their kin look for. Capitals matter: Latest.java is no test.
  /Tests?\.(?:java|kt|kts|scala|groovy|cs|fs|vb|php|swift|dart|m|mm|cpp|cc|hs)$/,
  /(?:TestCase|Spec)\.(?:java|kt|kts|scala|groovy|cs|fs|php|swift|hs)$/,
  /(?:IT|ITCase)\.(?:java|kt|groovy|scala)$/,
  /^Test[A-Z].*\.(?:java|kt|m)$/,
];
