import { describe, expect, test } from 'vitest';
import { GROUPINGS } from '../../../src/core/service/obligationGroups.ts';
import { ObligationTree, type TreeNode, type TreeOptions } from '../../../src/core/service/obligationTree.ts';
import { bundled, MemoryWorkspace, serviceOn } from './memoryWorkspace.ts';

const law = bundled({
  'requirements/privacy/LAW.md': `---
instrument: LAW
title: The law
jurisdiction: CN
---
# LAW-3 Three

\`\`\`yaml
binds: [maker, ciio]
\`\`\`

# LAW-40 Forty

\`\`\`yaml
binds: [any]
revision: 2
\`\`\`

# LAW-5 Five

\`\`\`yaml
domain: data-localization
binds: [maker]
\`\`\`
`,
  'requirements/ai/OTHER.md': '---\ninstrument: OTHER\njurisdiction: EU\n---\n# OTHER-1 Outside\n',
});
const files = {
  'a.ts': '// @reg LAW-3\n// @reg LAW-40@1\n',
  'a.test.ts': '// @reg LAW-3\n',
  'requirements/security/own.md': '# SEC-1 Ours\n',
};

async function treeOn(options: Partial<TreeOptions> = {}, given: Readonly<Record<string, string>> = files) {
  const service = serviceOn(new MemoryWorkspace(given), law);
  const assessor = service.assessor(await service.trace());
  return new ObligationTree(assessor, { grouping: 'domain', order: 'law', ...options });
}

function drawn(tree: ObligationTree, nodes: readonly TreeNode[] = tree.roots, indent = ''): string[] {
  return nodes.flatMap((node) => [
    indent + labelOf(node),
    ...drawn(tree, tree.childrenOf(node), `${indent}  `),
  ]);
}

function labelOf(node: TreeNode): string {
  switch (node.kind) {
    case 'group':
      return [node.label, node.detail, `${node.tally.answered}/${node.tally.total}`]
        .filter(Boolean)
        .join(' ');
    case 'obligation':
      return `${node.obligation.id} ${node.suspect ? 'suspect' : node.state}`;
    case 'place':
      return `${node.link.path}:${node.link.range.start.line + 1}`;
  }
}

const expected = {
  domain: [
    'Data localization 0/1',
    '  LAW The law 0/1',
    '    LAW-5 uncovered',
    'Privacy 1/2',
    '  LAW The law 1/2',
    '    LAW-3 verified',
    '      a.test.ts:1',
    '      a.ts:1',
    '    LAW-40 suspect',
    '      a.ts:2',
    'Security 0/1',
    '  own 0/1',
    '    SEC-1 uncovered',
    'Outside the scope 0/1',
    '  AI 0/1',
    '    OTHER 0/1',
    '      OTHER-1 out-of-scope',
  ],
  instrument: [
    'LAW The law 1/3',
    '  LAW-3 verified',
    '    a.test.ts:1',
    '    a.ts:1',
    '  LAW-5 uncovered',
    '  LAW-40 suspect',
    '    a.ts:2',
    'own 0/1',
    '  SEC-1 uncovered',
    'Outside the scope 0/1',
    '  OTHER 0/1',
    '    OTHER-1 out-of-scope',
  ],
  jurisdiction: [
    'CN 1/3',
    '  LAW The law 1/3',
    '    LAW-3 verified',
    '      a.test.ts:1',
    '      a.ts:1',
    '    LAW-5 uncovered',
    '    LAW-40 suspect',
    '      a.ts:2',
    'Everywhere 0/1',
    '  own 0/1',
    '    SEC-1 uncovered',
    'Outside the scope 0/1',
    '  EU 0/1',
    '    OTHER 0/1',
    '      OTHER-1 out-of-scope',
  ],
  state: [
    'Uncovered 0/3',
    '  LAW The law 0/2',
    '    LAW-5 uncovered',
    '    LAW-40 suspect',
    '      a.ts:2',
    '  own 0/1',
    '    SEC-1 uncovered',
    'Verified 1/1',
    '  LAW The law 1/1',
    '    LAW-3 verified',
    '      a.test.ts:1',
    '      a.ts:1',
    'Outside the scope 0/1',
    '  OTHER 0/1',
    '    OTHER-1 out-of-scope',
  ],
  role: [
    'ciio 1/1',
    '  LAW The law 1/1',
    '    LAW-3 verified',
    '      a.test.ts:1',
    '      a.ts:1',
    'maker 1/2',
    '  LAW The law 1/2',
    '    LAW-3 verified',
    '      a.test.ts:1',
    '      a.ts:1',
    '    LAW-5 uncovered',
    'Everybody 0/2',
    '  LAW The law 0/1',
    '    LAW-40 suspect',
    '      a.ts:2',
    '  own 0/1',
    '    SEC-1 uncovered',
    'Outside the scope 0/1',
    '  Everybody 0/1',
    '    OTHER 0/1',
    '      OTHER-1 out-of-scope',
  ],
} as const;

describe('the tree of obligations', () => {
  test.each(GROUPINGS)('by %s', async (grouping) => {
    expect(drawn(await treeOn({ grouping }))).toEqual(expected[grouping]);
  });

  test('the largest gaps first', async () => {
    expect(drawn(await treeOn({ grouping: 'instrument', order: 'gap' }))).toEqual([
      'LAW The law 1/3',
      '  LAW-5 uncovered',
      '  LAW-40 suspect',
      '    a.ts:2',
      '  LAW-3 verified',
      '    a.test.ts:1',
      '    a.ts:1',
      'own 0/1',
      '  SEC-1 uncovered',
      'Outside the scope 0/1',
      '  OTHER 0/1',
      '    OTHER-1 out-of-scope',
    ]);
  });

  test('what was answered once comes before what was never finished', async () => {
    const given = {
      'a.ts': '// @reg planned LAW-3\n// @reg LAW-5\n',
      'b.ts': '// @reg LAW-40@1, LAW-40@2\n',
    };
    const tree = await treeOn({ grouping: 'instrument', order: 'gap' }, given);
    const [law] = tree.roots;
    expect(law && tree.childrenOf(law).map(labelOf)).toEqual([
      'LAW-40 suspect',
      'LAW-3 planned',
      'LAW-5 implemented',
    ]);
  });

  test('a filter', async () => {
    const tree = await treeOn({ grouping: 'instrument', accepts: ({ id }) => id.endsWith('3') });
    expect(drawn(tree)).toEqual(['LAW The law 1/1', '  LAW-3 verified', '    a.test.ts:1', '    a.ts:1']);
  });

  test('without anything in scope the catalogue is there to be read', async () => {
    expect(
      drawn(await treeOn({ grouping: 'jurisdiction' }, {})).filter((row) => !row.startsWith(' ')),
    ).toEqual(['CN 0/3', 'EU 0/1']);
  });

  test.each(GROUPINGS)('by %s: every key stands once', async (grouping) => {
    const tree = await treeOn({ grouping });
    const keys: string[] = [];
    const visit = (nodes: readonly TreeNode[]) => {
      for (const node of nodes) {
        keys.push(node.key);
        visit(tree.childrenOf(node));
      }
    };
    visit(tree.roots);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('finds an obligation with its way from the root', async () => {
    const tree = await treeOn();
    const way: string[] = [];
    for (let node: TreeNode | undefined = tree.find('OTHER-1'); node; node = tree.parentOf(node))
      way.unshift(labelOf(node));
    expect(way).toEqual(['Outside the scope 0/1', 'AI 0/1', 'OTHER 0/1', 'OTHER-1 out-of-scope']);
    expect(tree.find('NO-1')).toBeUndefined();
  });

  test('nodes are the same objects each time they are asked for', async () => {
    const tree = await treeOn();
    const [first] = tree.roots;
    expect(first && tree.childrenOf(first)).toBe(first && tree.childrenOf(first));
  });
});
