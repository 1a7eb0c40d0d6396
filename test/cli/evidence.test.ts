import { expect, test } from 'vitest';
import { folderWith, regtrace } from './commandLine.ts';

const report = (child: string) =>
  `<?xml version="1.0"?><testsuites><testsuite name="pytest"><testcase classname="tests.test_login" name="test_locks">${child}</testcase></testsuite></testsuites>`;

const files = {
  '.gitignore': 'build/\n',
  'regtrace.yaml': 'results: ["build/reports/*.xml"]\n',
  'requirements/a/own.md': '# SEC-1 Lock accounts\n',
  'src/login.py': '# @reg SEC-1\n',
  'tests/test_login.py': '# @reg SEC-1\ndef test_locks():\n    pass\n',
};

test.each<[string, string, number, string, boolean]>([
  ['passed', '', 0, 'verified', true],
  ['failed', '<failure message="no"/>', 1, 'implemented', false],
  ['skipped', '<skipped/>', 1, 'implemented', false],
])('a test that %s', (evidence, child, status, state, current) => {
  const folder = folderWith({ ...files, 'build/reports/junit.xml': report(child) });
  const check = regtrace(folder, 'check');
  expect(check.status, check.stdout + check.stderr).toBe(status);
  expect(check.stdout.includes('failed-verification')).toBe(status === 1);
  const detail = JSON.parse(regtrace(folder, 'show', 'SEC-1', '--json').stdout);
  expect(detail).toMatchObject({
    state,
    links: [{ verb: 'implements' }, { verb: 'verifies', evidence, current }],
  });
  expect(regtrace(folder, 'show', 'SEC-1').stdout).toContain(`login.py:1 (${evidence})`);
});

test('without results nothing changes', () => {
  const folder = folderWith({ ...files, 'regtrace.yaml': '' });
  expect(regtrace(folder, 'check').status).toBe(0);
  const detail = JSON.parse(regtrace(folder, 'show', 'SEC-1', '--json').stdout);
  expect(detail.state).toBe('verified');
  expect(detail.links[1]).not.toHaveProperty('evidence');
});
