import type { ReportFacts } from '../../../src/core/report/traceReport.ts';
import type { Assessor } from '../../../src/core/trace/states.ts';
import { today } from '../service/memoryWorkspace.ts';
import { assessorOf, type TextsByPath } from './assessorOf.ts';

/** What stands around a report of it, but for the findings. */
export const FACTS = {
  workspace: 'fleet',
  version: '1.2.3',
  writtenOn: today,
  commit: { id: '0123456789abcdef0123', branch: 'main', isChanged: true },
  catalogue: { version: '1.2.3', hash: 'sha256:12' },
} as const satisfies ReportFacts;

/** A small workspace in which every state, and everything that a report tells of, occurs once. */
export const SAMPLE: TextsByPath = {
  'regtrace.yaml': `scope: { jurisdictions: [CN] }
not-applicable:
  - { match: CN-A-8, reason: no service for children, by: legal@example.com, until: 2027-12-31 }
  - { match: CN-A-1, reason: was so once, by: legal@example.com, until: 2025-12-31 }
links:
  - { file: config/regions.json, verb: implements, ids: [CN-A-1], note: the table of regions }
`,
  'requirements/privacy/CN-A.md': `---
instrument: CN-A
title: Act on Vehicle Data
native-title: 汽车数据法
jurisdiction: CN
in-force: 2021-01-01
source: https://example.org/cn-a
---
# CN-A-1 Keep data in the country

\`\`\`yaml
clause: Article 1
native-title: 在境内存储
\`\`\`

# CN-A-2 Ask for consent

\`\`\`yaml
confidence: unconfirmed
revision: 3
changes:
  - { revision: 2, date: 2024-03-22, summary: New limits, was: the old sentence }
  - { revision: 3, date: 2025-03-22, summary: Once more }
\`\`\`

## CN-A-2.1 Record the consent

# CN-A-3 Tell the authority

# CN-A-4 Plan for incidents

# CN-A-5 Blur faces

# CN-A-6 Report once a year

\`\`\`yaml
modality: should
deadline: by 15 December each year
\`\`\`

# CN-A-7 Certify the algorithm

\`\`\`yaml
applies: 2027-01-04
\`\`\`

# CN-A-8 Protect children

# CN-A-9 An old duty

\`\`\`yaml
repealed: 2025-01-01
superseded-by: CN-A-3
\`\`\`
`,
  'requirements/security/EU-B.md':
    '---\ninstrument: EU-B\ntitle: Elsewhere\njurisdiction: EU\n---\n# EU-B-1 Outside\n',
  'src/store.ts': '// @reg CN-A-1: pinned to a region\n\n// @reg partial CN-A-3: half of it\n',
  'src/consent.ts': '// @reg CN-A-2@1\n// @reg planned CN-A-4: next quarter\n// @reg CN-A-6\n',
  'src/blur.ts': '// @reg exempt CN-A-5 until 2027-03-31 by dpo@example.com: simulator only\n',
  'test/store.test.ts': '// @reg CN-A-1\n',
};

export function sample(files: TextsByPath = {}): Assessor {
  return assessorOf({ files: { ...SAMPLE, ...files } });
}

/** Titles and notes that a page, a table or a terminal could stumble over. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)*cmd',
  '-2+3',
  '+1',
  'abc \u202egnp.exe',
  '\u2066isolated',
  'مرحبا (abc)',
  '\u001b[31mred\u001b[0m',
  '| a | b | `c` [d](javascript:alert(1))',
  'x'.repeat(10_000),
  '字'.repeat(3_000),
  '\ud83d\ude00 \ud83d alone',
  '& &amp; &#60; <!-- --> ]]>',
];

/** A workspace whose obligations have such titles, with such notes on their links. */
export function hostile(): Assessor {
  const laws = HOSTILE.map(
    (title, index) =>
      `# EVIL-${index + 1} ${title}\n\n\`\`\`yaml\nclause: ${JSON.stringify(title.slice(0, 50))}\n\`\`\`\n`,
  );
  const code = HOSTILE.map((title, index) => `// @reg EVIL-${index + 1}: ${title.slice(0, 200)}`);
  const exempt = HOSTILE.map(
    (title, index) => `// @reg exempt EVIL-${index + 1} until 2027-01-01 by a@b: ${title.slice(0, 200)}`,
  );
  return assessorOf({
    files: {
      'requirements/security/evil.md': laws.join('\n'),
      'src/a&b "<i>\'.ts': code.join('\n'),
      '=cmd/javascript:alert(1).ts': exempt.join('\n'),
    },
  });
}
