import { type ReadSource, readSource } from '../core/service/sourceReader.ts';
import { type SearchOptions, searchFiles } from './searchFiles.ts';

/** What source files give, in batches; those that give nothing are left out. */
export function readSources(options: SearchOptions): AsyncGenerator<readonly ReadSource[]> {
  return searchFiles(options, (path, content) => readSource(path, content, options.needles));
}
