/** Measures the service in memory: `node --expose-gc bench/service.ts [obligations] [annotations]` prints one line of JSON. */
import { silentLogger } from '../src/core/base/logger.ts';
import { toIsoDate } from '../src/core/model/date.ts';
import type { FileContent, Workspace } from '../src/core/model/workspace.ts';
import { completionsAt } from '../src/core/service/completion.ts';
import { definitionsOf } from '../src/core/service/definition.ts';
import { hoverAt, plainLinks } from '../src/core/service/hover.ts';
import { idAt } from '../src/core/service/idAt.ts';
import { TraceService } from '../src/core/service/traceService.ts';
import { createBreather } from '../src/node/breathe.ts';
import { idOf, requirementFiles } from './workloadRequirements.ts';

const [obligations = '50000', annotations = '100000', switched = '5000'] = process.argv.slice(2);
const FILES = Math.max(1, Math.round(Number(annotations) / 2));
const day = toIsoDate('2026-11-22');
if (day === undefined) throw new Error('not a day');

// Texts are made anew at each read, as from a disk: what the service keeps of them is its own affair.
const edited = new Map<string, string>();
const requirementTexts = new Map(
  [...requirementFiles(Number(obligations))].map(({ path, text }) => [path, Buffer.from(text)]),
);
const sourcePath = (at: number) => `src/area${at % 200}/file${at}.ts`;
const sourceOf = (at: number, shift = 0) =>
  [2 * at, 2 * at + 1]
    .map((one) => `// @reg ${idOf((one + shift) % Number(obligations))}: note\n`)
    .join('code();\n');
const sourcePattern = /^src\/area\d+\/file(\d+)\.ts$/;

const textOf = (path: string): string | undefined => {
  const source = sourcePattern.exec(path)?.[1];
  return (
    edited.get(path) ??
    (source === undefined ? requirementTexts.get(path)?.toString() : sourceOf(Number(source)))
  );
};
const contentOf = (path: string): FileContent => {
  const text = textOf(path);
  return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
};
const workspace: Workspace = {
  async *files() {
    yield [...requirementTexts.keys(), ...Array.from({ length: FILES }, (_, at) => sourcePath(at))];
  },
  read: async (path) => contentOf(path),
  async *search(paths, needles) {
    for (let from = 0; from < paths.length; from += 64) {
      const hits = paths.slice(from, from + 64).map((path) => ({ path, content: contentOf(path) }));
      yield hits.filter(
        ({ content }) => content.kind === 'text' && needles.some((needle) => content.text.includes(needle)),
      );
    }
  },
  isIgnored: async () => false,
};

globalThis.gc?.();
const { heapUsed: heapBefore, rss: residentBefore } = process.memoryUsage();
const service = new TraceService({
  workspace,
  bundled: [],
  logger: silentLogger,
  today: () => day,
  breathe: createBreather(),
});
const start = performance.now();
await service.findings();
const scan = performance.now() - start;
globalThis.gc?.();
const memory = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;
const resident = (process.memoryUsage().rss - residentBefore) / 2 ** 20;

const ROUNDS = 100;
const edits: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  const path = sourcePath((round * 37) % FILES);
  edited.set(path, sourceOf((round * 37) % FILES, round + 1));
  const spent = stopwatch();
  service.changed([path]);
  await service.findings();
  edits.push(spent());
}
const requirementEdits: number[] = [];
const requirementPaths = [...requirementTexts.keys()];
for (let round = 0; round < ROUNDS; round++) {
  const path = requirementPaths[(round * 13) % requirementPaths.length] ?? '';
  // At the end one obligation changes, at the top all of the file move.
  const text = textOf(path) ?? '';
  const isAtTop = round % 2 === 0;
  edited.set(path, isAtTop ? text.replace('\n# ', '\nOne more line.\n\n# ') : `${text}\nOne more word.\n`);
  const spent = stopwatch();
  service.changed([path]);
  await service.findings();
  requirementEdits.push(spent());
}

const trace = await service.trace();
const assessor = service.assessor(trace);
const file = sourcePath(3);
const text = sourceOf(3);
const lineText = text.slice(0, text.indexOf('\n'));
const at = { line: 0, character: 10 };
const hover = repeated(() =>
  hoverAt(assessor, { path: file, origin: 'workspace' }, at, { lineText, links: plainLinks }),
);
const definition = repeated(() => {
  const found = idAt(trace, { path: file, origin: 'workspace' }, at, lineText);
  return definitionsOf(trace, found?.id ?? '');
});
const sources = { assessor, search: service.search(trace), pinsRevision: false };
/** Letter after letter of queries, each asked once before, as the first letter builds the index. */
const typed = (...queries: readonly string[]): readonly number[] => {
  const lines = queries.flatMap((query) =>
    Array.from({ length: query.length + 1 }, (_, length) => `// @reg ${query.slice(0, length)}`),
  );
  const complete = (line: string) => completionsAt(sources, file, line, { line: 0, character: line.length });
  for (const line of lines) complete(line);
  return lines.flatMap((line) => repeated(() => complete(line), 10));
};
const completionOfIds = typed('LAW12-3', 'law900', 'LAW7', '数据');
// The vocabulary of the workload is small, so that each word stands in half of all obligations: no real one is so hard.
const completionOfWords = typed('encrypt key', 'retain logs', 'transfr', 'zzz');

console.log(
  JSON.stringify({
    scan,
    memory,
    resident,
    edit: p95(edits),
    requirementEdit: p95(requirementEdits),
    hover: p95(hover),
    definition: p95(definition),
    completionOfIds: p95(completionOfIds),
    completionOfWords: p95(completionOfWords),
    branchSwitchBlock: await longestBlock(Math.min(Number(switched), FILES)),
  }),
);

function repeated(work: () => unknown, times = 200): number[] {
  return Array.from({ length: times }, () => {
    const spent = stopwatch();
    work();
    return spent();
  });
}

/** Milliseconds since it began, on the clock or of the processor, whichever are fewer: other programs take their turns. */
function stopwatch(): () => number {
  const begun = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - begun, (user + system) / 1000);
  };
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** The longest time that the event loop stands still while so many files change at once. */
async function longestBlock(count: number): Promise<number> {
  const paths = Array.from({ length: count }, (_, one) => sourcePath(one));
  for (const [one, path] of paths.entries()) edited.set(path, sourceOf(one, 7));
  let longest = 0;
  let spent = stopwatch();
  let isOn = true;
  const tick = () => {
    longest = Math.max(longest, spent());
    spent = stopwatch();
    if (isOn) setImmediate(tick);
  };
  setImmediate(tick);
  service.changed(paths);
  await service.findings();
  await new Promise((resolve) => setImmediate(resolve));
  isOn = false;
  return longest;
}
