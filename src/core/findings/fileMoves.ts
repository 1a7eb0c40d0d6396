import { LineMap, linesOf, type MappedLine } from '../base/lineMap.ts';
import type { Location } from '../model/location.ts';
import type { Paths } from '../model/workspace.ts';

/** The files of a workspace at one time. */
export interface Files {
  readonly paths: Paths;
  /** The text of a file; undefined where there is none, or it cannot be read. */
  read(path: string): Promise<string | undefined>;
}

/** Follows places from an earlier state of a workspace to a later one. Texts are read only where they are asked for. */
export class FileMoves {
  readonly #before: Files;
  readonly #after: Files;
  readonly #renames: ReadonlyMap<string, string>;
  readonly #maps = new Map<string, Promise<LineMap | undefined>>();
  readonly #lines = new Map<string, Promise<readonly string[]>>();

  /** `renames` leads from old paths to new ones. */
  constructor(before: Files, after: Files, renames: ReadonlyMap<string, string>) {
    this.#before = before;
    this.#after = after;
    this.#renames = renames;
  }

  /** The path of a file as it is now; that of a file that is gone stays. */
  pathNow(path: string): string {
    return this.#renames.get(path) ?? path;
  }

  /** Whether a path names nothing any more. */
  isGone(path: string): boolean {
    return !this.#after.paths.has(path);
  }

  /** The line of a place as it is now; undefined where its file is gone. */
  async lineNow({ path, range }: Location): Promise<MappedLine | undefined> {
    let map = this.#maps.get(path);
    if (!map) {
      map = this.#mapOf(path);
      this.#maps.set(path, map);
    }
    return (await map)?.get(range.start.line);
  }

  /** A line of the later state, with white space around it. */
  async rawLineNow(path: string, line: number): Promise<string> {
    const text = (await this.#after.read(path)) ?? '';
    return text.split(/\r\n|\r|\n/)[line] ?? '';
  }

  /** The line that a place begins in, without white space around it. */
  async lineText({ path, range }: Location, when: 'before' | 'after'): Promise<string> {
    const key = `${when}:${path}`;
    let lines = this.#lines.get(key);
    if (!lines) {
      const files = when === 'before' ? this.#before : this.#after;
      lines = files.read(path).then((text) => linesOf(text ?? ''));
      this.#lines.set(key, lines);
    }
    return (await lines)[range.start.line] ?? '';
  }

  async #mapOf(path: string): Promise<LineMap | undefined> {
    const [before, after] = await Promise.all([
      this.#before.read(path),
      this.#after.read(this.pathNow(path)),
    ]);
    return before === undefined || after === undefined ? undefined : new LineMap(before, after);
  }
}
