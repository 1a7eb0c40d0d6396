import { generator, pick } from './random.ts';
import type { WorkloadFile } from './workload.ts';

const PER_LAW = 50;
const DOMAINS = ['privacy', 'security', 'data-localization', 'ai', 'mapping', 'vehicle-safety'] as const;
const JURISDICTIONS = ['CN', 'EU', 'US', 'UN', 'JP'] as const;
const MODALITIES = ['must', 'must', 'must', 'must-not', 'should', 'may'] as const;
const WORDS: readonly [string, ...string[]] = [
  'keep',
  ...(
    'store data personal information mainland country transfer export assess assessment report breach incident ' +
    'notify authority hours consent withdraw purpose limit minimise retention delete request access correct portability ' +
    'anonymise encrypt key rotate log audit monitor vehicle camera video face plate location map survey driving ' +
    'automated decision profiling label model training dataset bias test validate risk register supplier contract ' +
    'processor controller record impact default secure update patch vulnerability support period certificate network'
  ).split(' '),
];

/** The id of the obligation with that number, from 0. */
export function idOf(at: number): string {
  return `LAW${Math.floor(at / PER_LAW)}-${(at % PER_LAW) + 1}`;
}

/** Requirement files that hold so many obligations. */
export function* requirementFiles(obligations: number): Iterable<WorkloadFile> {
  const random = generator(obligations);
  for (let first = 0; first < obligations; first += PER_LAW) {
    const law = first / PER_LAW;
    const count = Math.min(PER_LAW, obligations - first);
    const sections = Array.from({ length: count }, (_, at) => section(first + at, random));
    const head = `---\ninstrument: LAW${law}\ntitle: Law number ${law} on ${words(3, random)}\njurisdiction: ${pick(JURISDICTIONS, random)}\nstatus: in-force\nin-force: 20${10 + (law % 14)}-03-01\n---\n\n# Law number ${law}\n\n`;
    yield {
      path: `requirements/${DOMAINS[law % DOMAINS.length]}/LAW${law}.md`,
      text: head + sections.join('\n'),
    };
  }
}

function section(at: number, random: () => number): string {
  const other = idOf(Math.floor(at / PER_LAW) * PER_LAW);
  return [
    `## ${idOf(at)} ${words(6, random)}\n`,
    '```yaml',
    `clause: Article ${(at % PER_LAW) + 1}`,
    'native-title: 在境内存储个人信息',
    `modality: ${pick(MODALITIES, random)}`,
    'binds: [controller, processor]',
    `trigger: ${words(6, random)}`,
    'deadline: 72 hours',
    `related: [${other}]`,
    `signals: [${words(3, random).replaceAll(' ', ', ')}]`,
    `tags: [${words(2, random).replaceAll(' ', ', ')}]`,
    '```\n',
    `${words(40, random)}.\n`,
    '### Controls\n',
    `- ${words(14, random)}.`,
    `- ${words(12, random)}.\n`,
  ].join('\n');
}

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => pick(WORDS, random)).join(' ');
}
