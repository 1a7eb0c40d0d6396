import { silentLogger } from '../../../src/core/base/logger.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import type { RequirementFile } from '../../../src/core/catalogue/requirementFile.ts';
import { fromIndex, toIndex } from '../../../src/core/catalogue/serialize.ts';
import { type IsoDate, toIsoDate } from '../../../src/core/model/date.ts';
import type { FileContent, FolderEntry, Workspace } from '../../../src/core/model/workspace.ts';
import type { TraceHost } from '../../../src/core/service/host.ts';
import { TraceService } from '../../../src/core/service/traceService.ts';

/** A whole workspace in memory; a test changes `files` and tells the service. */
export class MemoryWorkspace implements Workspace {
  readonly contents: Map<string, FileContent>;

  constructor(files: Readonly<Record<string, string>> = {}) {
    this.contents = new Map(Object.entries(files).map(([path, text]) => [path, { kind: 'text', text }]));
  }

  write(path: string, text: string): void {
    this.contents.set(path, { kind: 'text', text });
  }

  break(path: string, message: string): void {
    this.contents.set(path, { kind: 'unread', reason: 'unreadable', message });
  }

  remove(path: string): void {
    this.contents.delete(path);
  }

  async *files(): AsyncGenerator<readonly string[]> {
    const paths = [...this.contents.keys()].filter((path) => !isIgnored(path));
    // Small batches, so that tests see more than one.
    for (let start = 0; start < paths.length; start += 3) yield paths.slice(start, start + 3);
  }

  async read(path: string): Promise<FileContent> {
    const content = this.contents.get(path);
    if (content) return content;
    const isFolder = [...this.contents.keys()].some((other) => other.startsWith(`${path}/`));
    return { kind: isFolder ? 'folder' : 'missing' };
  }

  async *search(
    paths: readonly string[],
    needles: readonly string[],
  ): AsyncGenerator<readonly { path: string; content: FileContent }[]> {
    for (const path of paths) {
      const content = await this.read(path);
      const holds = content.kind === 'text' && needles.some((needle) => content.text.includes(needle));
      if (holds || content.kind === 'unread') yield [{ path, content }];
    }
  }

  async entries(folder: string): Promise<readonly FolderEntry[]> {
    const start = folder === '' ? '' : `${folder}/`;
    const below = [...this.contents.keys()].filter((path) => path.startsWith(start));
    const names = below.map((path) => path.slice(start.length).split('/'));
    const kinds = new Map(
      names.map(([name = '', ...rest]) => [name, rest.length > 0 ? ('folder' as const) : ('file' as const)]),
    );
    return [...kinds].map(([name, kind]) => ({ name, kind }));
  }

  async isIgnored(path: string): Promise<boolean> {
    return isIgnored(path);
  }
}

function isIgnored(path: string): boolean {
  return path.startsWith('node_modules/') || /(^|\/)build\//.test(path);
}

export const today = dayOf('2026-11-22');

export function dayOf(text: string): IsoDate {
  const date = toIsoDate(text);
  if (date === undefined) throw new Error(`${text} is no day`);
  return date;
}

/** A bundled catalogue from texts by path, as it ships: read when it is asked for. */
export function bundled(texts: Readonly<Record<string, string>>): readonly RequirementFile[] {
  return fromIndex(toIndex(bundledAtOnce(texts)));
}

/** The same with all of it read. */
export function bundledAtOnce(texts: Readonly<Record<string, string>>): readonly RequirementFile[] {
  return Object.entries(texts).map(([path, text]) => {
    const domain = path.split('/')[1] ?? 'general';
    return parseRequirementFile(path, text, 'bundled', { domain }).value;
  });
}

export function serviceOn(workspace: Workspace, catalogue: readonly RequirementFile[] = []): TraceService {
  return new TraceService(hostOf(workspace, catalogue));
}

/** One that ends with its first answer. */
export function commandOn(workspace: Workspace, catalogue: readonly RequirementFile[] = []): TraceService {
  return new TraceService({ ...hostOf(workspace, catalogue), isShortLived: true });
}

function hostOf(workspace: Workspace, catalogue: readonly RequirementFile[]): TraceHost {
  return {
    workspace,
    bundled: catalogue,
    logger: silentLogger,
    today: () => today,
    breathe: () => undefined,
  };
}
