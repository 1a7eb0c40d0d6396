import { parseAnnotations } from '../annotations/parseAnnotations.ts';
import type { CancellationToken } from '../base/cancellation.ts';
import type { Said } from '../base/phrase.ts';
import type { FileContent, Workspace } from '../model/workspace.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
import { keptSourceFile } from './packedSources.ts';

/** What one source file gave: annotations or problems in them, or why it could not be read. */
export interface ReadSource {
  readonly path: string;
  readonly file?: SourceFile;
  readonly unread?: Said;
}

/**
 * Reads the source files of a workspace, many at once. How it does so is the host's affair; what it gives must be what
 * {@link plainReader} gives.
 */
export interface SourceReader {
  /** Begins to read for these tags; nothing is read before a path is added. */
  begin(tags: readonly string[], token: CancellationToken): SourceReading;
}

export interface SourceReading {
  /** More files to read, as the walk finds them. */
  add(paths: readonly string[]): void;
  /**
   * Asked for once, after the last path was added: what the files gave, in any order; those that gave nothing are left
   * out. `done` counts files.
   */
  results(): AsyncIterable<{ readonly found: readonly ReadSource[]; readonly done: number }>;
  /** Gives back what the reading holds; what was not read yet stays unread. */
  end(): void;
}

/** Reads one file after the other through the workspace's own search. */
export function plainReader(workspace: Workspace, breathe: () => Promise<void> | undefined): SourceReader {
  return {
    begin(tags, token) {
      const paths: string[] = [];
      return {
        add(more) {
          for (const path of more) paths.push(path);
        },
        async *results() {
          let done = 0;
          for await (const hits of workspace.search(paths, tags, token)) {
            const found: ReadSource[] = [];
            for (const { path, content } of hits) {
              const source = readSource(path, content, tags);
              if (source) found.push(keptSource(source));
              await breathe();
            }
            done += hits.length;
            yield { found, done };
          }
        },
        end() {},
      };
    },
  };
}

/** See {@link keptSourceFile}. */
export function keptSource(source: ReadSource): ReadSource {
  return source.file ? { path: source.path, file: keptSourceFile(source.file) } : source;
}

/** What a file that may hold a tag gives; undefined where that is nothing. */
export function readSource(
  path: string,
  content: FileContent,
  tags: readonly string[],
): ReadSource | undefined {
  const unread = whyUnread(content);
  if (unread) return { path, unread };
  const file = sourceFileOf(path, content, tags);
  return file && { path, file };
}

/** Why a file could not be read; undefined where it could. */
export function whyUnread(content: FileContent): Said | undefined {
  if (content.kind !== 'unread') return undefined;
  const { message, phrase } = content;
  return phrase ? { message, phrase } : { message };
}

/** The annotations of a source file; undefined where it holds neither one nor a broken one. */
export function sourceFileOf(
  path: string,
  content: FileContent,
  tags: readonly string[],
): SourceFile | undefined {
  if (content.kind !== 'text') return undefined;
  const { value, problems } = parseAnnotations(path, content.text, tags);
  return value.length === 0 && problems.length === 0 ? undefined : { path, annotations: value, problems };
}
