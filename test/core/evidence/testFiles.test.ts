import { describe, expect, test } from 'vitest';
import type { TestCase } from '../../../src/core/evidence/parseJunit.ts';
import { casesByPath } from '../../../src/core/evidence/testFiles.ts';

type Names = Partial<Omit<TestCase, 'status'>>;

const WORKSPACE = [
  'test/store.test.ts',
  'test/test_x.py',
  'packages/a/test/same.test.ts',
  'packages/b/test/same.test.ts',
  'app/src/test/java/com/acme/StoreTest.java',
  'app/src/test/kotlin/StoreSpec.kt',
  'tests/Acme.Tests/StoreTests.cs',
  'one/com/acme/TwinTest.java',
  'two/com/acme/TwinTest.java',
  'native/geo_test.cpp',
  'geo/fence_test.go',
  'geo/polygon_test.go',
  'main_test.go',
  'src/acme.ts',
];

/** The files that a test is one of, where all of the workspace verify something. */
function filesOf(names: Names, path = 'reports/junit.xml', targets = WORKSPACE): readonly string[] {
  const testcase: TestCase = { classname: '', name: 'works', status: 'passed', ...names };
  return [
    ...casesByPath([{ path, testcases: [testcase] }], new Set(targets), WORKSPACE.toReversed()).keys(),
  ].sort();
}

describe('a file is found by', () => {
  test.each<[string, Names, readonly string[]]>([
    ['its path', { file: 'test/store.test.ts' }, ['test/store.test.ts']],
    ['its path with a dot', { file: './test/store.test.ts' }, ['test/store.test.ts']],
    ['its path on Windows', { file: '.\\test\\store.test.ts' }, ['test/store.test.ts']],
    ['its place on another machine', { file: '/builds/x/test/store.test.ts' }, ['test/store.test.ts']],
    ['its place on a drive', { file: 'D:\\a\\x\\test\\store.test.ts' }, ['test/store.test.ts']],
    ['its place as an address', { file: 'file:///w/test/store.test.ts' }, ['test/store.test.ts']],
    ['its name', { file: 'store.test.ts' }, ['test/store.test.ts']],
    ['a class that is its path', { classname: 'test/store.test.ts' }, ['test/store.test.ts']],
    ['a suite that is its path', { suite: 'test/store.test.ts' }, ['test/store.test.ts']],
    ['a module of Python', { classname: 'test.test_x' }, ['test/test_x.py']],
    ['a class of Python', { classname: 'test.test_x.TestStore' }, ['test/test_x.py']],
    ['a module that could not be loaded', { name: 'test.test_x' }, ['test/test_x.py']],
    ['a class of Java', { classname: 'com.acme.StoreTest' }, ['app/src/test/java/com/acme/StoreTest.java']],
    ['a class in it', { classname: 'com.acme.StoreTest$In' }, ['app/src/test/java/com/acme/StoreTest.java']],
    [
      'a suite that is a class',
      { suite: 'com.acme.StoreTest' },
      ['app/src/test/java/com/acme/StoreTest.java'],
    ],
    [
      'a class of Kotlin without folders',
      { classname: 'com.acme.StoreSpec' },
      ['app/src/test/kotlin/StoreSpec.kt'],
    ],
    ['a class of C#', { classname: 'Acme.Tests.StoreTests+In' }, ['tests/Acme.Tests/StoreTests.cs']],
    ['the program it makes', { classname: 'geo_test', name: 'geo_test' }, ['native/geo_test.cpp']],
    ['its package', { classname: 'github.com/acme/fleet/geo' }, ['geo/fence_test.go', 'geo/polygon_test.go']],
    ['the package of the root', { classname: 'github.com/acme/fleet' }, ['main_test.go']],
    [
      'the most exact of its names',
      { file: 'test/store.test.ts', classname: 'test.test_x' },
      ['test/store.test.ts'],
    ],
  ])('%s', (_name, names, files) => {
    expect(filesOf(names)).toEqual(files);
  });

  test.each<[string, Names]>([
    ['another file of its name', { file: 'lib/store.test.ts' }],
    ['a longer path', { file: 'x/test/store.test.ts' }],
    ['a package that is called like it', { classname: 'com.acme.OtherTest' }],
    ['something in a file of its name elsewhere', { classname: 'x.geo_test.Other' }],
    ['a module elsewhere', { classname: 'lib.test_x' }],
    ['a title', { classname: 'Store keeps data', suite: 'Store' }],
    ['a title that is the end of a name', { suite: 'test' }],
    ['no names at all', { name: '' }],
    ['two files that fit alike', { file: 'test/same.test.ts' }],
    ['two classes that fit alike', { classname: 'com.acme.TwinTest' }],
  ])('not by %s', (_name, names) => {
    expect(filesOf(names)).toEqual([]);
  });
});

describe('of files that fit alike', () => {
  test.each<[string, Names, string]>([
    ['packages/a/reports/junit.xml', { file: 'test/same.test.ts' }, 'packages/a/test/same.test.ts'],
    ['packages/b/junit.xml', { file: 'test/same.test.ts' }, 'packages/b/test/same.test.ts'],
    [
      'two/target/TEST-com.acme.TwinTest.xml',
      { classname: 'com.acme.TwinTest' },
      'two/com/acme/TwinTest.java',
    ],
  ])('results at %s mean the nearest', (path, names, file) => {
    expect(filesOf(names, path)).toEqual([file]);
  });

  test('the one that verifies nothing still takes what is its own', () => {
    expect(
      filesOf({ file: 'packages/b/test/same.test.ts' }, 'junit.xml', ['packages/a/test/same.test.ts']),
    ).toEqual([]);
    expect(filesOf({ classname: 'acme/geo' }, 'junit.xml', ['main_test.go'])).toEqual([]);
  });
});
