import { type ReadSource, readSource } from '../core/service/sourceReader.ts';
import { type SearchOptions, searchFiles } from './searchFiles.ts';

/** What source files give, in batches; those that give nothing are left out. */
export async function* readSources(options: SearchOptions): AsyncGenerator<readonly ReadSource[]> {
  for await (const hits of searchFiles(options)) {
    yield hits.flatMap(({ path, content }) => readSource(path, content, options.needles) ?? []);
  }
}
