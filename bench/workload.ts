import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generator, pick } from './random.ts';
import { idOf, requirementFiles } from './workloadRequirements.ts';
import { type Dialect, dialects, sourceText } from './workloadSources.ts';

/** Raised whenever the same numbers give other files, so that trees that were kept are written anew. */
const VERSION = 1;

export interface Workload {
  /** Source files, those in ignored folders left out. */
  readonly files: number;
  readonly obligations: number;
}

/** A file of a workload. */
export interface WorkloadFile {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Of so many files one holds an annotation. */
const ANNOTATED = 3;
const PER_FOLDER = 40;
/** Files in ignored folders, for each one that counts. */
const IGNORED_SHARE = 0.1;
const LARGE_FILES = 5;
const LARGE = 3 * 1024 * 1024;
const TOO_LARGE = 6 * 1024 * 1024;

/** Writes the workload into a folder, unless the same one stands there already; `rewritten` makes other files of it. */
export function writeWorkload(
  folder: string,
  workload: Workload,
  rewritten?: (files: Iterable<WorkloadFile>) => Iterable<WorkloadFile>,
): void {
  const marker = `${folder}.json`;
  const mark = JSON.stringify({ version: VERSION, ...workload });
  if (existsSync(folder) && existsSync(marker) && readFileSync(marker, 'utf8') === mark) return;
  rmSync(folder, { recursive: true, force: true });
  const made = new Set<string>();
  const files = workloadFiles(workload);
  for (const { path, text } of rewritten?.(files) ?? files) {
    const absolute = join(folder, path);
    const parent = dirname(absolute);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(absolute, text);
  }
  writeFileSync(marker, mark);
}

/** Every file of a workload, the same at every run. */
export function* workloadFiles({ files, obligations }: Workload): Iterable<WorkloadFile> {
  // A repository, so that other tools honour `.gitignore` as well.
  yield { path: '.git/HEAD', text: 'ref: refs/heads/main\n' };
  yield { path: '.gitignore', text: 'node_modules/\ngenerated/\n*.log\n/vendor/*\n!/vendor/kept/\n' };
  yield { path: 'regtrace.yaml', text: 'policy:\n  must: [implements]\n' };
  yield* requirementFiles(obligations);
  yield* sources(files, obligations);
  yield* ignoredFiles(Math.round(files * IGNORED_SHARE));
}

function* sources(files: number, obligations: number): Iterable<WorkloadFile> {
  const random = generator(files);
  const annotated = Math.ceil(files / ANNOTATED);
  // Nine obligations of ten are linked at least once.
  const idsEach = Math.max(1, Math.ceil((obligations * 0.9) / annotated));
  let next = 0;
  for (let at = 0; at < files; at++) {
    const dialect = pick(dialects, random);
    const isLarge = at % Math.ceil(files / LARGE_FILES) === 1 && files >= 100;
    const small = 2048 + Math.floor(18 * 1024 * random() ** 2);
    const size = isLarge ? (at === 1 ? TOO_LARGE : LARGE) : small;
    const ids = at % ANNOTATED === 0 ? Array.from({ length: idsEach }, () => idOf(next++ % obligations)) : [];
    yield {
      path: pathOf(at, dialect),
      text: sourceText(dialect, size, random, ids.length === 0 ? '' : annotation(at, ids)),
    };
  }
}

function annotation(at: number, ids: readonly string[]): string {
  const verb = at % 4 === 1 ? 'verifies ' : '';
  return `@reg ${verb}${ids.join(', ')}: done in step ${at}`;
}

function pathOf(at: number, { extension }: Dialect): string {
  const folder = Math.floor(at / PER_FOLDER);
  return `services/area${Math.floor(folder / 25)}/part${folder % 25}/unit${at}.${extension}`;
}

function* ignoredFiles(count: number): Iterable<WorkloadFile> {
  const random = generator(count);
  const folders = ['node_modules/left/lib', 'generated/api', 'vendor/dropped'] as const;
  for (let at = 0; at < count; at++) {
    const dialect = pick(dialects, random);
    const path = `${folders[at % 3]}${Math.floor(at / 60)}/file${at}.${dialect.extension}`;
    yield { path, text: sourceText(dialect, 4096, random, '@reg LAW0-1: ignored') };
  }
}
