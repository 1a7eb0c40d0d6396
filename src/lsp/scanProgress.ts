import type { Connection } from 'vscode-languageserver/node';
import type { ScanProgress } from '../core/index.ts';
import type { ClientAbilities } from './clientAbilities.ts';

/** Milliseconds between two messages. */
const PACE = 200;

/** Shows in the client how far the reading of a folder has come, until the work ends. */
export async function withProgress(
  { connection, client }: { readonly connection: Connection; readonly client: ClientAbilities },
  name: string,
  work: (report: (progress: ScanProgress) => void) => Promise<unknown>,
): Promise<void> {
  if (!client.showsProgress) {
    await work(() => {});
    return;
  }
  // A client that does not take the token must not keep the folder from being read.
  const shown = await connection.window.createWorkDoneProgress().catch(() => undefined);
  shown?.begin(`Regtrace reads ${name}`, 0, undefined, false);
  let next = 0;
  try {
    await work((step) => {
      if (Date.now() < next) return;
      next = Date.now() + PACE;
      const { phase, done, total } = step;
      if (total === undefined) shown?.report(`${phase}: ${done}`);
      else shown?.report(Math.floor((100 * done) / Math.max(total, 1)), `${phase}: ${done} / ${total}`);
    });
  } finally {
    shown?.done();
  }
}
