import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJunit } from '../../../src/core/evidence/parseJunit.ts';
import { anyText } from '../anyText.ts';
import { largeSize, randomRuns } from '../randomRuns.ts';

/** Tests as `status file|suite|classname|name`. */
function testsOf(text: string): readonly string[] {
  return parseJunit(text).value.testcases.map(
    ({ status, file = '', suite = '', classname, name }) => `${status} ${file}|${suite}|${classname}|${name}`,
  );
}

function problemsOf(text: string): readonly string[] {
  return parseJunit(text).problems.map(
    ({ code, message, range }) => `${range.start.line} ${code} ${message}`,
  );
}

const DIALECTS: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'pytest',
    `<?xml version="1.0" encoding="utf-8"?><testsuites name="pytest tests"><testsuite name="pytest" errors="0" failures="1">
<testcase classname="test.test_x.TestStore" name="test_keeps[cn-north-1]" time="0.001" />
<testcase classname="test.test_x" name="test_bad" time="0.1"><failure message="assert 1 == 2">def test_bad():
&gt;  assert 1 == 2</failure></testcase>
<testcase classname="test.test_x" name="test_later" time="0"><skipped type="pytest.skip" message="later">x</skipped></testcase>
<testcase classname="" name="test.test_broken" time="0"><error message="collection failure">x</error></testcase>
</testsuite></testsuites>`,
    [
      'passed |pytest|test.test_x.TestStore|test_keeps[cn-north-1]',
      'failed |pytest|test.test_x|test_bad',
      'skipped |pytest|test.test_x|test_later',
      'failed |pytest||test.test_broken',
    ],
  ],
  [
    'jest-junit with files',
    `<testsuites name="jest tests" tests="2"><testsuite name="Store" errors="0"><testcase classname="Store keeps data" name="Store keeps data" time="0.1" file="test/store.test.ts"></testcase>
<testcase classname="Store deletes" name="Store deletes" time="0.1" file="test/store.test.ts"><failure>Error: no
    at x</failure></testcase></testsuite></testsuites>`,
    [
      'passed test/store.test.ts|Store|Store keeps data|Store keeps data',
      'failed test/store.test.ts|Store|Store deletes|Store deletes',
    ],
  ],
  [
    'vitest',
    `<?xml version="1.0" encoding="UTF-8" ?>
<testsuites name="vitest tests" tests="2"><testsuite name="test/store.test.ts" hostname="h"><testcase classname="test/store.test.ts" name="Store &gt; keeps &quot;data&quot;" time="0.1"></testcase>
<testcase classname="test/store.test.ts" name="Store &gt; later" time="0"><skipped/></testcase></testsuite></testsuites>`,
    [
      'passed |test/store.test.ts|test/store.test.ts|Store > keeps "data"',
      'skipped |test/store.test.ts|test/store.test.ts|Store > later',
    ],
  ],
  [
    'Maven Surefire',
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="com.acme.StoreTest" time="0.1" tests="3">
  <properties><property name="java.version" value="21"/></properties>
  <testcase name="keeps" classname="com.acme.StoreTest" time="0.1"><system-out><![CDATA[<testcase name="trap"><failure/>]]></system-out></testcase>
  <testcase name="flaky" classname="com.acme.StoreTest"><flakyFailure message="once" type="x">t</flakyFailure></testcase>
  <testcase name="" classname="com.acme.StoreTest"><error type="x">t</error></testcase>
</testsuite>`,
    [
      'passed |com.acme.StoreTest|com.acme.StoreTest|keeps',
      'passed |com.acme.StoreTest|com.acme.StoreTest|flaky',
      'failed |com.acme.StoreTest|com.acme.StoreTest|',
    ],
  ],
  [
    'Gradle',
    `<testsuite name="com.acme.StoreTest" tests="1" skipped="1"><properties/><testcase name="keeps data in China()" classname="com.acme.StoreTest$Inner" time="0.0"><skipped/></testcase><system-out><![CDATA[]]></system-out></testsuite>`,
    ['skipped |com.acme.StoreTest|com.acme.StoreTest$Inner|keeps data in China()'],
  ],
  [
    'go-junit-report',
    `<testsuites tests="2"><testsuite name="github.com/acme/fleet/geo" tests="2" id="0">
<testcase name="TestFence" classname="github.com/acme/fleet/geo" time="0.0"></testcase>
<testcase name="TestFence/outside" classname="github.com/acme/fleet/geo" time="0"><failure message="Failed"><![CDATA[x]]></failure></testcase></testsuite></testsuites>`,
    [
      'passed |github.com/acme/fleet/geo|github.com/acme/fleet/geo|TestFence',
      'failed |github.com/acme/fleet/geo|github.com/acme/fleet/geo|TestFence/outside',
    ],
  ],
  [
    'CTest',
    `<testsuite name="Linux-c++" tests="4"><testcase name="geo_test" classname="geo_test" time="0.1" status="run"><properties/><system-out>ok</system-out></testcase>
<testcase name="io_test" classname="io_test" time="0.1" status="fail"><failure message="Failed"/></testcase>
<testcase name="net_test" classname="net_test" time="0" status="notrun"><skipped message="SKIP_RETURN_CODE=4"/></testcase>
<testcase name="off_test" classname="off_test" time="0" status="disabled"></testcase></testsuite>`,
    [
      'passed |Linux-c++|geo_test|geo_test',
      'failed |Linux-c++|io_test|io_test',
      'skipped |Linux-c++|net_test|net_test',
      'skipped |Linux-c++|off_test|off_test',
    ],
  ],
  [
    'Mocha and GoogleTest: the file of the suite or of the test, suites in suites',
    `<testsuites><testsuite name="outer" file="/w/test/a.test.js"><testsuite name="inner"><testcase name="x" classname="c"/></testsuite><testcase name="y" classname="c"/></testsuite>
<testsuite name="Geo"><testcase name="Fence" file="/w/geo_test.cc" line="4" status="run" result="skipped" classname="Geo"/></testsuite></testsuites>`,
    [
      'passed /w/test/a.test.js|inner|c|x',
      'passed /w/test/a.test.js|outer|c|y',
      'skipped /w/geo_test.cc|Geo|Geo|Fence',
    ],
  ],
];

describe('dialects', () => {
  test.each(DIALECTS)('%s', (_name, text, expected) => {
    expect(testsOf(text)).toEqual(expected);
    expect(problemsOf(text)).toEqual([]);
  });

  test('the tests of a report without any', () => {
    expect([testsOf('<testsuites/>'), problemsOf('<testsuites/>')]).toEqual([[], []]);
  });
});

describe('what is no whole report', () => {
  const whole = '<testsuite name="s"><testcase name="a"/>';

  test.each<[string, string, readonly string[], string]>([
    ['nothing', '', [], 'It holds no test results.'],
    ['JSON', '{"a": 1}', [], 'It holds no test results.'],
    ['other XML', '<html><body><testcase name="a"/></body></html>', [], 'It holds no test results.'],
    ['cut off between tests', whole, ['a'], 'ends before its last test'],
    ['cut off in a test', `${whole}<testcase name="b"><failure>`, ['a'], 'ends before its last test'],
    ['cut off in a tag', `${whole}<testcase na`, ['a'], 'ends in the middle of a tag'],
    ['cut off in a value', `${whole}<testcase name="b`, ['a'], 'A quoted value has no end'],
    ['cut off in CDATA', `${whole}<system-out><![CDATA[ `, ['a'], 'A CDATA section has no end'],
    [
      'a tag that is none',
      `${whole}< b><testcase name="c"/></testsuite>`,
      ['a', 'c'],
      'a tag that is no XML',
    ],
    ['an attribute without quotes', `${whole}<x y=z/><testcase name="c"/></testsuite>`, ['a', 'c'], 'no XML'],
    ['a stray end', `${whole}</x></testsuite>`, ['a'], 'closes what it has not opened'],
    [
      'a missing end',
      `${whole}<testcase name="b"><failure></testcase></testsuite>`,
      ['a', 'b'],
      'does not close',
    ],
  ])('%s', (_name, text, names, message) => {
    const { value, problems } = parseJunit(text);
    expect(value.testcases.map(({ name }) => name)).toEqual(names);
    expect(problems).toMatchObject([{ code: 'unread-file', range: { start: { line: 0, character: 0 } } }]);
    expect(problems[0]?.message).toContain(message);
  });
});

describe('hostile input', () => {
  test('entities that a text declares are not expanded', () => {
    const text = `<!DOCTYPE a [ <!ENTITY a "&b;&b;]>"> <!ENTITY f SYSTEM "file:///etc/passwd"> ]><testsuite><testcase name="&a;&f;&#65;&#x42;&amp;lt;&#x110000;"/></testsuite>`;
    expect(testsOf(text)).toEqual(['passed |||&a;&f;AB&lt;&#x110000;']);
  });

  test.each([
    ['<'],
    ['<a '],
    ['<a b="'],
    ['<a b='],
    ["<a b='x' "],
    ['<!--'],
    ['<![CDATA['],
    ['<!DOCTYPE ['],
    ['<?'],
    ['</a>'],
    ['<testsuite><testcase><failure>'],
    ['<testsuite><x>'],
    ['<testsuite name="s">'],
  ])('%s, many times, takes time in proportion', (part) => {
    const text = `<testsuite>${part.repeat(largeSize(100_000))}`;
    const start = performance.now();
    parseJunit(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  test('never throws, and what stands before a change still counts', () => {
    const texts = DIALECTS.map(([, text]) => text);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(1200), fc.string({ maxLength: 6 }), (text, at, junk) => {
        const before = testsOf(text.slice(0, at));
        expect(testsOf(text.slice(0, at) + junk + text.slice(at)).slice(0, before.length)).toEqual(before);
      }),
      { numRuns: randomRuns(300) },
    );
    fc.assert(
      fc.property(anyText({ maxLength: 200 }), (text) => void parseJunit(text)),
      { numRuns: randomRuns(100) },
    );
  });
});
