import { expect, test } from 'vitest';
import { inlayHintsOf } from '../../../src/core/service/inlayHints.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/EU-ACT.md': '---\ninstrument: EU-ACT\ntitle: The act\n---\n',
  'requirements/privacy/LAW.md':
    '---\ninstrument: LAW\n---\n# LAW-1 Keep personal information in mainland China for good\n# LAW-2 Be kind\n',
});
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

async function shown(text: string, within = everything): Promise<string> {
  const service = serviceOn(new MemoryWorkspace({ 'a.ts': text }), law);
  const hints = inlayHintsOf(await service.trace(), 'a.ts', within);
  const lines = text.split('\n');
  for (const { position, label } of [...hints].reverse()) {
    const line = lines[position.line] ?? '';
    lines[position.line] = `${line.slice(0, position.character)}‹${label}›${line.slice(position.character)}`;
  }
  return lines.join('\n');
}

test.each([
  ['// @reg LAW-2: x', '// @reg LAW-2‹Be kind›: x'],
  ['// @reg LAW-2@1: x', '// @reg LAW-2@1‹Be kind›: x'],
  ['// @reg EU-ACT: x', '// @reg EU-ACT‹The act›: x'],
  ['// @reg LAW-1', '// @reg LAW-1‹Keep personal information in mainland…›'],
  ['// @reg LAW-1, LAW-2', '// @reg LAW-1‹Keep personal information in…›, LAW-2‹Be kind›'],
  ['// @reg LAW-1, LAW-2, LAW-1, LAW-2, LAW-1', '// @reg LAW-1, LAW-2, LAW-1, LAW-2, LAW-1'],
  ['// @reg NO-1, LAW-2', '// @reg NO-1, LAW-2‹Be kind›'],
  ['const x = "LAW-1";', 'const x = "LAW-1";'],
])('%s', async (text, expected) => {
  expect(await shown(text)).toBe(expected);
});

test('only in the stretch that is asked for', async () => {
  const within = { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } };
  expect(await shown('// @reg LAW-2\n// @reg LAW-2\n// @reg LAW-2', within)).toBe(
    '// @reg LAW-2\n// @reg LAW-2‹Be kind›\n// @reg LAW-2',
  );
});
