import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { UsageError } from './usageError.ts';

/** A server is a bundle of its own, beside the command line's: no other command pays for it. */
export function loadServer<Options>(name: 'mcp' | 'lsp', whom: string): (options: Options) => Promise<void> {
  const bundle = path.join(__dirname, `${name}.cjs`);
  if (!existsSync(bundle))
    throw new UsageError(`This installation has no server for ${whom}: ${name}.cjs is missing.`);
  const loaded: unknown = createRequire(bundle)(bundle);
  if (!isServer<Options>(loaded)) throw new Error(`${name}.cjs is of another version.`);
  return loaded.serve;
}

function isServer<Options>(loaded: unknown): loaded is { serve: (options: Options) => Promise<void> } {
  return (
    typeof loaded === 'object' && loaded !== null && 'serve' in loaded && typeof loaded.serve === 'function'
  );
}
