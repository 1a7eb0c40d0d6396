import { expect, test } from 'vitest';
import { obligationSymbols } from '../../../src/core/service/workspaceSymbols.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/CN-PIPL.md': `---
instrument: CN-PIPL
title: Personal Information Protection Law
---
# CN-PIPL-26 Mark cameras

\`\`\`yaml
native-title: 公共场所人脸识别
\`\`\`

# CN-PIPL-40 Keep data in China

${Array.from({ length: 300 }, (_, at) => `# LONG-${at} Keep many`).join('\n\n')}
`,
});

test.each([
  ['pipl 40', 'CN-PIPL-40 Keep data in China'],
  ['人脸', 'CN-PIPL-26 Mark cameras'],
  ['cameras', 'CN-PIPL-26 Mark cameras'],
])('%s', async (query, expected) => {
  const service = serviceOn(new MemoryWorkspace(), law);
  const trace = await service.trace();
  const symbols = obligationSymbols(service.search(trace), service.assessor(trace), query);
  expect(symbols[0]?.name).toBe(expected);
  expect(symbols[0]?.container).toContain('Personal Information Protection Law');
  expect(symbols[0]?.obligation.location.path).toBe('requirements/privacy/CN-PIPL.md');
});

test('never more than a reader can scan', async () => {
  const service = serviceOn(new MemoryWorkspace(), law);
  const trace = await service.trace();
  expect(obligationSymbols(service.search(trace), service.assessor(trace), '').length).toBe(200);
  expect(obligationSymbols(service.search(trace), service.assessor(trace), 'keep').length).toBe(200);
});
