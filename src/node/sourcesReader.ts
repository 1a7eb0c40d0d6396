import { type ReadSource, readSource } from '../core/service/sourceReader.ts';
import { FileSearch, type SearchOptions } from './fileSearch.ts';

/** Reads list after list of source files: what they give, in batches; those that give nothing are left out. */
export function sourcesReader(
  options: SearchOptions,
): (paths: readonly string[]) => AsyncGenerator<readonly ReadSource[]> {
  const search = new FileSearch(options);
  return (paths) => search.in(paths, (path, content) => readSource(path, content, options.needles));
}
