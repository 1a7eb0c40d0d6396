/**
 * How long completion takes at every letter typed: `npx node bench/completion.ts [obligations] [files]`. Prints
 * milliseconds an answer, with annotations in many files around the one at hand.
 */
import { silentLogger } from '../src/core/base/logger.ts';
import { toIsoDate } from '../src/core/model/date.ts';
import type { FileContent, Workspace } from '../src/core/model/workspace.ts';
import { completionsAt } from '../src/core/service/completion.ts';
import { TraceService } from '../src/core/service/traceService.ts';

const WORDS =
  'face plate region export assessment retention consent erase log encrypt key transfer minor child map'.split(
    ' ',
  );

async function measure(obligations: number, files: number): Promise<void> {
  const service = new TraceService({
    workspace: workspaceOf(textsOf(obligations, files)),
    bundled: [],
    logger: silentLogger,
    today: () => toIsoDate('2026-11-22') ?? fail(),
    breathe: () => undefined,
  });
  const trace = await service.trace();
  const sources = { assessor: service.assessor(trace), search: service.search(trace), pinsRevision: false };
  const source = `${'const a = 1; // nothing\n'.repeat(2000)}// @reg `;
  for (const typed of [
    '',
    'LAW-',
    'LAW12-3',
    'face',
    'face obligations',
    '人脸',
    'verifies LAW3-1, ret',
    'zzz',
  ]) {
    const times: number[] = [];
    for (let length = 0; length <= typed.length; length++) {
      const text = source + typed.slice(0, length);
      const start = performance.now();
      completionsAt(sources, 'src/area1/file1.ts', text, {
        line: 2000,
        character: text.length - text.lastIndexOf('\n') - 1,
      });
      times.push(performance.now() - start);
    }
    console.log(`"${typed}": ${times.map((time) => time.toFixed(1)).join(' ')}`);
  }
}

function textsOf(obligations: number, files: number): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const perLaw = 100;
  for (let law = 0; law * perLaw < obligations; law++) {
    const sections = Array.from({ length: perLaw }, (_, at) => {
      const words = [0, 3, 7].map((step) => WORDS[(law + at + step) % WORDS.length]).join(' ');
      return `## LAW${law}-${at} ${words}\n\n\`\`\`yaml\nrelated: [LAW${law}-${(at + 1) % perLaw}]\ntags: [${WORDS[at % WORDS.length]}]\n\`\`\`\n\nText about ${words}, 人脸.\n`;
    });
    texts.set(
      `requirements/area${law % 20}/LAW${law}.md`,
      `---\ninstrument: LAW${law}\n---\n${sections.join('\n')}`,
    );
  }
  for (let file = 0; file < files; file++) {
    texts.set(`src/area${file % 200}/file${file}.ts`, `// @reg LAW${file % 50}-${file % perLaw}\n`);
  }
  return texts;
}

function workspaceOf(texts: ReadonlyMap<string, string>): Workspace {
  const content = (path: string): FileContent => {
    const text = texts.get(path);
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  };
  return {
    async *files() {
      yield [...texts.keys()];
    },
    read: async (path) => content(path),
    async *search(paths, needles) {
      const hits = paths.map((path) => ({ path, content: content(path) }));
      yield hits.filter(
        (hit) =>
          hit.content.kind === 'text' && needles.some((needle) => texts.get(hit.path)?.includes(needle)),
      );
    },
    isIgnored: async () => false,
  };
}

function fail(): never {
  throw new Error('not a day');
}

const [obligations = '50000', files = '20000'] = process.argv.slice(2);
await measure(Number(obligations), Number(files));
