import { expect, test } from 'vitest';
import { pinLink, writtenIn } from '../../../src/core/service/pinnedLink.ts';
import { linksOf } from '../../../src/core/trace/trace.ts';
import { MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

test.each<[name: string, path: string, text: string, expected: string]>([
  ['without a pin', 'a.ts', '// @reg SEC-1: note\n', '// @reg SEC-1@3: note\n'],
  ['with an older one', 'a.ts', '// @reg SEC-2@9, SEC-1@12, SEC-3\n', '// @reg SEC-2@9, SEC-1@3, SEC-3\n'],
  ['with the same one', 'a.ts', '// @reg verifies SEC-1@3\n', '// @reg verifies SEC-1@3\n'],
  [
    'in the settings',
    'regtrace.yaml',
    'links: [{ file: a.json, ids: [SEC-1@1] }]\n',
    'links: [{ file: a.json, ids: [SEC-1@3] }]\n',
  ],
  [
    'in the settings, in quotes',
    'regtrace.yaml',
    'links: [{ file: a.json, ids: ["SEC-1"] }]\n',
    'links: [{ file: a.json, ids: ["SEC-1@3"] }]\n',
  ],
])('a link %s', async (_name, path, text, expected) => {
  const workspace = new MemoryWorkspace({ [path]: text, 'a.json': '{}' });
  const [link] = linksOf(await serviceOn(workspace).trace(), 'SEC-1');
  if (!link) throw new Error('no link');
  expect(writtenIn(link)).toBe(path);
  expect(pinLink(text, link, 3)).toBe(expected);
  expect(pinLink(`x${text}`, link, 3)).toBeUndefined();
  expect(pinLink('', link, 3)).toBeUndefined();
});
