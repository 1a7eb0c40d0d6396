import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { copyOf, regtrace } from './commandLine.ts';

const example = 'examples/fleet-telemetry';
/** The day for which the example was made: exemptions end, and duties begin. */
const asOf = ['--as-of', '2026-11-22'];

/** The planted mistakes, as the example's README lists them. */
const PLANTED = [
  ['regtrace.yaml', 'empty-glob', 'warning'],
  ['requirements/policy/telemetry.md', 'unknown-related', 'warning'],
  ['requirements/policy/telemetry.md', 'invalid-requirement', 'error'],
  ['requirements/security/access.md', 'duplicate-obligation', 'error'],
  ['src/consent.ts', 'unknown-obligation', 'error'],
  ['src/export_gate.go', 'malformed-annotation', 'warning'],
  ['vehicle/recorder.cpp', 'instrument-link', 'info'],
];

const FIXES: readonly (readonly [file: string, wrong: string, right: string])[] = [
  ['regtrace.yaml', '\nsources:\n  exclude: ["third_party/**"]', ''],
  ['requirements/policy/telemetry.md', '  - CN-AUTO-88\n', ''],
  ['requirements/policy/telemetry.md', 'applies: 2026-02-30', 'applies: 2026-02-28'],
  ['requirements/security/access.md', '\n# FLT-ACCESS-1 Review the list of people each quarter\n', ''],
  ['src/consent.ts', 'CN-PILP-14', 'CN-PIPL-14'],
  ['src/export_gate.go', '@reg implement CN', '@reg implements CN'],
  ['vehicle/recorder.cpp', '@reg UN-R157:', '@reg UN-R157-8.1:'],
];

test('the example has the planted findings, and nothing else', () => {
  const { status, stdout } = regtrace('.', 'check', example, '--format', 'json', ...asOf);
  const { findings, summary } = JSON.parse(stdout);
  const found = findings.map((one: Record<string, string>) => [one.file, one.code, one.severity]);
  expect(found).toEqual(PLANTED);
  expect(summary).toEqual({ error: 3, warning: 3, info: 1 });
  expect(status).toBe(1);
});

test('the text says where, what, and what may have been meant', () => {
  const { status, stdout, stderr } = regtrace('.', '--root', example, 'check', ...asOf);
  expect(status).toBe(1);
  expect(stderr).toBe('');
  expect(stdout).toContain('src/consent.ts\n');
  expect(stdout).toContain('Did you mean CN-PIPL-14?');
  expect(stdout).toContain('3 errors, 3 warnings, 1 info');
});

test('with the mistakes corrected nothing is left', () => {
  const folder = copyOf(example);
  for (const [file, wrong, right] of FIXES) {
    const name = path.join(folder, file);
    const text = readFileSync(name, 'utf8');
    expect(text, file).toContain(wrong);
    writeFileSync(name, text.replace(wrong, right));
  }
  const { status, stdout } = regtrace(folder, 'check', '--fail-on', 'info', ...asOf);
  expect(stdout).toBe('Nothing found.\n');
  expect(status).toBe(0);
});

test('broken settings are a finding with its place', () => {
  const folder = copyOf(example);
  writeFileSync(path.join(folder, 'regtrace.yaml'), 'requirements: ["requirements/**/*.md"\nscope: 3\n');
  const { status, stdout, stderr } = regtrace(folder, 'check', '--format', 'json');
  const { findings } = JSON.parse(stdout);
  const [first] = findings.filter((one: { code: string }) => one.code === 'invalid-config');
  expect(first).toMatchObject({ file: 'regtrace.yaml' });
  expect(first.line).toBeGreaterThanOrEqual(1);
  expect(first.column).toBeGreaterThanOrEqual(1);
  expect(status).toBe(1);
  expect(stderr).toBe('');
});
