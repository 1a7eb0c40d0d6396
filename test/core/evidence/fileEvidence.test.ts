import { describe, expect, test } from 'vitest';
import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { fileEvidence } from '../../../src/core/evidence/fileEvidence.ts';
import type { Outcome } from '../../../src/core/model/link.ts';
import { largeSize } from '../randomRuns.ts';

/** Tests by name; `class: name` gives the class as well. */
type Tests = Readonly<Record<string, Outcome>>;

/** What the tests say of each annotation of a text, in order, and `whole` for what is about no test of its own. */
function evidenceOf(path: string, text: string, tests: Tests): readonly string[] | undefined {
  const testcases = Object.entries(tests).map(([key, status]) => {
    const [name = '', classname = ''] = key.split(': ').reverse();
    return { name, classname, status };
  });
  const ranges = parseAnnotations(path, text, ['@reg']).value.map(({ range }) => range);
  const evidence = fileEvidence(path, text, ranges, testcases);
  return evidence && ranges.map(({ start }) => evidence.byLine.get(start.line) ?? `whole ${evidence.whole}`);
}

describe('the test of an annotation', () => {
  const two: Tests = { 'Store > keeps': 'passed', 'Store > deletes': 'failed' };

  test.each<[string, string, string, Tests, readonly string[]]>([
    [
      'below it',
      'a.test.ts',
      "describe('Store', () => {\n  // @reg A-1\n  test('keeps', () => {\n  });\n\n  // @reg A-2\n  test('deletes', () => {\n  });\n});\n",
      two,
      ['passed', 'failed'],
    ],
    [
      'on its line',
      'a.test.ts',
      "test('keeps', f); // @reg A-1\ntest('deletes', f); // @reg A-2\n",
      two,
      ['passed', 'failed'],
    ],
    [
      'before it on its line',
      'a.test.ts',
      "/* @reg A-1 */ test('deletes', f);\ntest('keeps', f);\n",
      two,
      ['failed'],
    ],
    [
      'above a suite',
      'a.test.ts',
      "// @reg A-1\ndescribe('Store', () => {\n  test('keeps', f);\n",
      two,
      ['failed'],
    ],
    [
      'after five lines with text',
      'a.test.ts',
      `// @reg A-1\n\n\n${'import x;\n\n'.repeat(4)}test('deletes', f);\n`,
      { ...two, 'Other > x': 'failed' },
      ['failed'],
    ],
    [
      'too far below it',
      'a.test.ts',
      `// @reg A-1\n${'import x;\n'.repeat(5)}test('keeps', f);\n`,
      two,
      ['whole failed'],
    ],
    [
      'around it',
      'a.test.ts',
      "describe('Store', () => {\n  test('deletes', () => {\n    // @reg A-1\n    x();\n  });\n\n  test('keeps', f);\n});\n",
      two,
      ['failed'],
    ],
    [
      'titles joined with spaces',
      'a.test.ts',
      "// @reg A-1\ntest('keeps', f);\n// @reg A-2\ntest('never deletes', f);\n",
      { 'Store keeps: Store keeps': 'passed', 'Store never deletes: Store never deletes': 'failed' },
      ['passed', 'failed'],
    ],
    [
      'quotes in a title',
      'a.test.ts',
      '// @reg A-1\ntest(\'don\\\'t\', f);\n// @reg A-2\ntest("it\'s", f);\n// @reg A-3\ntest(`a "b"`, f);\n',
      { "don't": 'passed', "it's": 'failed', 'a "b"': 'skipped' },
      ['passed', 'failed', 'skipped'],
    ],
    [
      'functions of Python',
      'test_x.py',
      '# @reg A-1\ndef test_a():\n    pass\n\n@pytest.mark.parametrize("x", [1])\n# @reg A-2\ndef test_b(x):\n    pass\n',
      { test_a: 'passed', 'test_b[1]': 'passed', 'test_b[2]': 'failed' },
      ['passed', 'failed'],
    ],
    [
      'a docstring',
      'test_x.py',
      'class TestS:\n    def test_a(self):\n        """@reg verifies A-1"""\n        x()\n    def test_b(self):\n        pass\n',
      { test_a: 'passed', test_b: 'failed' },
      ['passed'],
    ],
    [
      'a class of Python',
      'test_x.py',
      '# @reg A-1\nclass TestS:\n    def test_a(self):\n        pass\n    def test_b(self):\n        pass\n',
      { 'test.test_x.TestS: test_a': 'passed', 'test.test_x.TestS: test_b': 'failed', test_c: 'passed' },
      ['failed'],
    ],
    [
      'methods of Java, below a comment of several lines',
      'FooTest.java',
      'class FooTest {\n  /**\n   * Keeps.\n   * @reg verifies A-1\n   */\n  @ParameterizedTest\n  void keeps(String x) {\n  }\n\n  // @reg verifies A-2\n  @Test void off() {\n  }\n}\n',
      { 'com.acme.FooTest: keeps(String)[1]': 'passed', 'com.acme.FooTest: off()': 'skipped' },
      ['passed', 'skipped'],
    ],
    [
      'a comment that begins the file',
      'FooTest.java',
      '/**\n * @reg verifies A-1\n */\nclass FooTest {\n  @Test void keeps() {}\n}\n',
      { 'com.acme.FooTest: keeps': 'failed' },
      ['failed'],
    ],
    [
      'methods of Kotlin with names of several words',
      'FooTest.kt',
      '// @reg verifies A-1\n@Test\nfun `keeps data in China`() {}\n',
      { 'keeps data in China()': 'failed', other: 'passed' },
      ['failed'],
    ],
    [
      'functions of Go with tests inside',
      'geo_test.go',
      '// @reg A-1\nfunc TestFence(t *testing.T) {\n\tt.Run("outside", f)\n}\n\n// @reg A-2\nfunc TestOther(t *testing.T) {\n}\n',
      { TestFence: 'failed', 'TestFence/outside': 'failed', TestOther: 'passed' },
      ['failed', 'passed'],
    ],
    [
      'in the body of a function of Go',
      'geo_test.go',
      'func TestFence(t *testing.T) {\n\t// @reg A-1\n}\nfunc TestOther(t *testing.T) {\n}\n',
      { TestFence: 'failed', TestOther: 'passed' },
      ['failed'],
    ],
  ])('%s', (_name, path, text, tests, expected) => {
    expect(evidenceOf(path, text, tests)).toEqual(expected);
  });
});

describe('the whole file', () => {
  const text = '// @reg A-1\nimport x;\n';

  test.each<[Tests, string]>([
    [{ a: 'passed', b: 'passed' }, 'passed'],
    [{ a: 'passed', b: 'skipped' }, 'passed'],
    [{ a: 'skipped', b: 'skipped' }, 'skipped'],
    [{ a: 'passed', b: 'failed' }, 'failed'],
    [{ a: 'skipped', b: 'failed' }, 'failed'],
  ])('%j', (tests, expected) => {
    expect(evidenceOf('a.test.ts', text, tests)).toEqual([`whole ${expected}`]);
  });

  test('a package of Go has files with other tests', () => {
    const go = '// @reg A-1\n\nvar x = 1\n\nfunc TestFence(t *testing.T) {}\n';
    expect(evidenceOf('geo_test.go', go, { TestFence: 'passed', TestElsewhere: 'failed' })).toEqual([
      'passed',
    ]);
    expect(evidenceOf('geo_test.go', go, { TestElsewhere: 'failed' })).toBeUndefined();
  });

  test('no tests say nothing', () => {
    expect(evidenceOf('a.test.ts', text, {})).toBeUndefined();
  });
});

test('long lines and many tests take time in proportion', () => {
  const tests = Object.fromEntries(
    Array.from({ length: largeSize(5000) }, (_, at) => [`Store test ${at}`, 'passed' as const]),
  );
  const text = `${`// @reg A-1\n${'"'.repeat(5000)}${"x'".repeat(5000)}\n`.repeat(largeSize(50))}`;
  const start = performance.now();
  evidenceOf('a.test.ts', text, tests);
  expect(performance.now() - start).toBeLessThan(2000);
});
