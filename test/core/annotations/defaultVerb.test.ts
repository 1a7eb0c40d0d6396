import { expect, test } from 'vitest';
import { defaultVerb, isTestFile } from '../../../src/core/annotations/defaultVerb.ts';

const tests = [
  'test/a.ts',
  'src/tests/a.rs',
  'src/__tests__/a.js',
  'spec/a.rb',
  'specs/a.rb',
  'Tests/AppTests/a.swift',
  'src/test/java/A.java',
  'src/a.test.ts',
  'src/a.spec.tsx',
  'src/a.test.integration.ts',
  'pkg/a_test.go',
  'lib/a_spec.rb',
  'lib/a_test.exs',
  'test_a.py',
  'pkg/test_a.py',
  'conftest.py',
  'tests.py',
  'src/tests.rs',
  'ATest.java',
  'ATests.java',
  'AIT.java',
  'ATest.kt',
  'ATests.cs',
  'ATest.php',
  'ATests.swift',
  'ASpec.scala',
  'TestA.java',
];

const others = [
  'src/a.ts',
  'src/latest.ts',
  'src/testing.ts',
  'Latest.java',
  'Contest.cs',
  'testdata.json',
  'src/test.ts/../a',
  'contest/a.ts',
  'src/test',
  'src/test_a.ts',
  'Testimony.java',
  'a_testing.go',
  '',
];

test.each(tests)('%s verifies', (path) => {
  expect(isTestFile(path)).toBe(true);
  expect(defaultVerb(path)).toBe('verifies');
});

test.each(others)('%s implements', (path) => {
  expect(isTestFile(path)).toBe(false);
  expect(defaultVerb(path)).toBe('implements');
});
