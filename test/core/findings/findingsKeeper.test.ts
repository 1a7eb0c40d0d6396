import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromIndex, toIndex } from '../../../src/core/catalogue/serialize.ts';
import { allFindings } from '../../../src/core/findings/findings.ts';
import { didYouMean } from '../../../src/core/search/suggestIds.ts';
import { Assessor } from '../../../src/core/trace/states.ts';
import { randomRuns } from '../randomRuns.ts';
import {
  bundled,
  bundledAtOnce,
  commandOn,
  MemoryWorkspace,
  serviceOn,
  today,
} from '../service/memoryWorkspace.ts';

const numRuns = randomRuns(150);

const law = {
  'requirements/privacy/CN-PIPL.md':
    '---\ninstrument: CN-PIPL\nin-force: 2021-11-01\n---\n# CN-PIPL-40 Keep\n\n# CN-PIPL-47 Delete\n',
  'requirements/privacy/CN-NEW.md':
    '---\ninstrument: CN-NEW\njurisdiction: CN\nin-force: 2027-01-01\n---\n# CN-NEW-1 Later\n\n```yaml\nrelated: [SEC-1]\n```\n',
};
const readLater = bundled(law);
const readAtOnce = bundledAtOnce(law);

const id = fc.constantFrom(
  'CN-PIPL-40',
  'CN-PIPL-47',
  'CN-NEW-1',
  'CN-PIPL',
  'CN-NEW',
  'SEC',
  'SEC-1',
  'SEC-2',
  'SEC-3',
  'NO-9',
);
const obligationId = fc.constantFrom('SEC-1', 'SEC-2', 'SEC-3', 'CN-PIPL-40', 'SEC-1.1');
const verb = fc.constantFrom('', 'verifies ', 'partial ', 'exempt ', 'planned ');
const attribute = fc.oneof(
  id.map((one) => `related: [${one}]`),
  id.map((one) => `superseded-by: ${one}`),
  fc.constantFrom(
    'revision: 2',
    'modality: may',
    'modality: should',
    'applies: 2027-01-01',
    'repealed: 2025-01-01',
  ),
);
const fact = fc.oneof(
  fc.constantFrom(
    'jurisdiction: EU',
    'jurisdiction: CN',
    'in-force: 2027-02-01',
    'status: repealed',
    'status: draft',
  ),
  fc.constantFrom('SEC', 'CN-NEW', 'CN-PIPL-40', 'NO-9').map((one) => `superseded-by: ${one}`),
);

const requirementText = fc
  .tuple(
    fc.option(fc.tuple(fc.constantFrom('SEC', 'CN-PIPL', 'OPS'), fc.uniqueArray(fact, { maxLength: 2 }))),
    fc.array(fc.tuple(obligationId, fc.uniqueArray(attribute, { maxLength: 2 })), { maxLength: 3 }),
  )
  .map(([front, obligations]) => {
    const head = front ? `---\ninstrument: ${front[0]}\n${front[1].join('\n')}\n---\n` : '';
    const body = obligations.map(
      ([one, attributes]) => `# ${one} Title\n\n\`\`\`yaml\n${attributes.join('\n')}\n\`\`\`\n`,
    );
    return head + body.join('\n');
  });
const sourceText = fc
  .array(fc.tuple(verb, id, fc.constantFrom('', '@1', '@2', ' until 2026-12-01', ': note')), { maxLength: 3 })
  .map((lines) => lines.map(([does, one, rest]) => `// @reg ${does}${one}${rest}`).join('\n'));
const settingsText = fc.constantFrom(
  '',
  'scope: { jurisdictions: [EU] }',
  'scope: { instruments: [CN-*, SEC] }',
  'links: [{ file: config/r.json, verb: verifies, ids: [SEC-1, NO-9] }]',
  'not-applicable: [{ match: SEC-*, reason: none, by: me@example.com }]',
  'packs: [CN-PIPL]',
);

const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      path: fc.constantFrom('a.ts', 'src/b.ts', 'c.test.ts'),
      text: fc.option(sourceText),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      path: fc.constantFrom('requirements/x/one.md', 'requirements/x/two.md', 'requirements/y/three.md'),
      text: fc.option(requirementText),
    }),
  },
  { weight: 1, arbitrary: fc.record({ path: fc.constant('regtrace.yaml'), text: fc.option(settingsText) }) },
  {
    weight: 1,
    arbitrary: fc.record({ path: fc.constant('config/r.json'), text: fc.option(fc.constant('{}')) }),
  },
);

test('after every edit the findings are those of reading everything anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 12 }), async (edits) => {
      const workspace = new MemoryWorkspace({
        'a.ts': '// @reg SEC-1',
        'requirements/x/one.md': '# SEC-1 First\n\n# SEC-2 Second\n',
      });
      const service = serviceOn(workspace, readLater);
      await service.findings();
      for (const { path, text } of edits) {
        if (text === null) workspace.remove(path);
        else workspace.write(path, text);
        service.changed([path]);
        const kept = await service.findings();
        const trace = service.known;
        const suggestIds = (wrong: string) => didYouMean(wrong, trace.catalogue.ids());
        expect(kept).toEqual(allFindings({ trace, assessor: new Assessor(trace, today), suggestIds }));
        expect(kept).toEqual(await serviceOn(workspace, readAtOnce).findings());
      }
    }),
    { numRuns },
  );
});

test('a command does not read bundled law that no link names', async () => {
  const [contents] = toIndex(readAtOnce).split('\n');
  // Whoever reads what is no JSON fails.
  const broken = fromIndex([contents, '{', '{'].join('\n'));
  const workspace = new MemoryWorkspace({
    'a.ts': '// @reg SEC-1\n// @reg NO-9',
    'requirements/x/one.md': '# SEC-1 First\n\n```yaml\nrelated: [CN-NEW-1]\n```\n\n# SEC-2 Second\n',
  });
  const findings = () => commandOn(workspace, broken).findings();
  const codes = (await findings()).map(({ code }) => code);
  expect(codes).toEqual(['unmet-policy', 'unknown-obligation', 'uncovered-obligation']);
  workspace.write('a.ts', '// @reg CN-NEW-1');
  await expect(findings()).rejects.toThrow(SyntaxError);
});
