import { expect, test } from 'vitest';
import { settingsSummary } from '../../../src/core/service/settingsSummary.ts';
import { parseSettings } from '../../../src/core/sources/parseSettings.ts';

test('what was said and what holds by default, without places', () => {
  const text =
    'packs: [CN-*]\nscope: { jurisdictions: [CN], instruments: [CN-*] }\nlinks:\n  - { file: a.json, ids: [CN-A-1@2] }\n';
  const summary: unknown = JSON.parse(settingsSummary(parseSettings(text).value));
  expect(summary).toMatchObject({
    requirements: ['requirements/**/*.md'],
    packs: ['CN-*'],
    scope: { jurisdictions: ['CN'], instruments: ['CN-*'] },
    tags: ['@reg'],
    links: [{ file: 'a.json', verb: 'implements', ids: [{ id: 'CN-A-1', pinned: 2 }] }],
  });
  expect(JSON.stringify(summary)).not.toContain('range');
});
