import type { Origin } from '../model/location.ts';
import type { Obligation } from '../model/obligation.ts';
import type { InstrumentDeclaration, RequirementFile } from './requirementFile.ts';

/** Raised whenever {@link RequirementFile} changes its shape, so that an old index is dropped rather than misread. */
const VERSION = 2;

/** All of a file but the obligations, of which it holds the ids. */
type Head = Omit<RequirementFile, 'obligations' | 'ids' | 'digests'> & { readonly ids: readonly string[] };

/** The first line. */
interface Contents {
  readonly version: typeof VERSION;
  readonly files: readonly Head[];
}

/**
 * Parsed files as JSON lines, for the catalogue that ships prebuilt: the first line holds what all programs ask of every
 * file, and each of those that follow the obligations of one, which most programs ask of few.
 */
export function toIndex(files: readonly RequirementFile[]): string {
  const heads = files.map(({ path, origin, instrument, obligations }): Head => {
    const ids = obligations.map(({ id }) => id);
    return { path, origin, ...(instrument ? { instrument } : {}), ids };
  });
  const contents: Contents = { version: VERSION, files: heads };
  const lines = [contents, ...files.map(({ obligations }) => obligations)];
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/**
 * The files of {@link toIndex}. The content is trusted, as it was written by the same build: only the version is
 * checked, and anything else than a current index gives no files. Throws where the text is no JSON, or not whole.
 */
export function fromIndex(text: string): readonly RequirementFile[] {
  const [first = '', ...lines] = text.split('\n');
  const contents: unknown = JSON.parse(first);
  if (!isContents(contents)) return [];
  return contents.files.map((head, at) => {
    const line = lines[at];
    if (line === undefined) throw new SyntaxError('The index of the catalogue is not whole');
    return new IndexedFile(head, line);
  });
}

/** A file whose obligations are read when they are first asked for; throws then where their line is no JSON. */
class IndexedFile implements RequirementFile {
  readonly path: string;
  readonly origin: Origin;
  readonly instrument?: InstrumentDeclaration;
  readonly ids: readonly string[];
  #line: string;
  #obligations: readonly Obligation[] | undefined;

  constructor({ path, origin, instrument, ids }: Head, line: string) {
    this.path = path;
    this.origin = origin;
    if (instrument) this.instrument = instrument;
    this.ids = ids;
    this.#line = line;
  }

  get obligations(): readonly Obligation[] {
    if (!this.#obligations) {
      this.#obligations = JSON.parse(this.#line) as readonly Obligation[];
      this.#line = '';
    }
    return this.#obligations;
  }
}

function isContents(json: unknown): json is Contents {
  return (
    typeof json === 'object' &&
    json !== null &&
    'version' in json &&
    json.version === VERSION &&
    'files' in json &&
    Array.isArray(json.files)
  );
}
