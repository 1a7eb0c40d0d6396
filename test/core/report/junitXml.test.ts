import { describe, expect, test } from 'vitest';
import { FINDING_CODES } from '../../../src/core/model/finding.ts';
import { junitXml } from '../../../src/core/report/junitXml.ts';
import { findingWith } from './findingsOf.ts';

/** What an attribute or a text says, once XML is read. */
function read(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_match, code: string) => String.fromCharCode(Number(code)))
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

test('without findings every code is a test that passed', () => {
  const xml = junitXml([], 'error');
  expect(xml).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="regtrace" /);
  expect(xml).toContain(`tests="${FINDING_CODES.length}" failures="0" errors="0" skipped="0"`);
  expect(xml.match(/<testcase [^>]*\/>/g)).toHaveLength(FINDING_CODES.length);
});

test.each([
  ['error', 1, 2],
  ['warning', 2, 1],
  ['info', 3, 0],
] as const)('asked for %s: what fails the command fails the file', (failOn, failures, skipped) => {
  const findings = (['error', 'warning', 'info'] as const).map((severity) =>
    findingWith({ severity, message: severity }),
  );
  const xml = junitXml(findings, failOn);
  expect(xml.match(/<failure /g) ?? []).toHaveLength(failures);
  expect(xml.match(/<skipped /g) ?? []).toHaveLength(skipped);
  expect(xml).toContain(
    `<testsuite name="unknown-obligation" tests="3" failures="${failures}" errors="0" skipped="${skipped}">`,
  );
});

test('a finding has its place; its name does not move with it, and those alike are numbered', () => {
  const xml = junitXml([findingWith({}), findingWith({})], 'error');
  expect(xml).toContain(
    '<testcase classname="regtrace.unknown-obligation" name="src/a.ts: Not there." file="src/a.ts" line="3">' +
      '<failure type="error" message="Not there.">src/a.ts:3:5: Not there.</failure></testcase>',
  );
  expect(xml).toContain('name="src/a.ts: Not there. (2)"');
});

describe('what XML cannot say', () => {
  test.each([
    ['<>&"\'', '<>&"\''],
    ['a\nb\tc\r', 'a\nb\tc\r'],
    ['nul \u0000 esc \u001b', 'nul \ufffd esc \ufffd'],
    ['\ufffe\uffff', '\ufffd\ufffd'],
    ['half \ud83d', 'half \ufffd'],
    ['😀 中文 ]]>', '😀 中文 ]]>'],
  ])('%j', (message, expected) => {
    const xml = junitXml([findingWith({ message, path: 'a.ts' })], 'error');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
    expect(xml.isWellFormed()).toBe(true);
    expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#\d+);)/);
    expect(read(/ message="([^"]*)"/.exec(xml)?.[1] ?? '')).toBe(expected);
    expect(read(/<failure [^>]*>([^<]*)</.exec(xml)?.[1] ?? '')).toBe(`a.ts:3:5: ${expected}`);
  });
});
