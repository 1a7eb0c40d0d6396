import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
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
  let shown: WorkDoneProgressServerReporter | undefined;
  let isOver = false;
  // The work does not wait for the client.
  connection.window.createWorkDoneProgress().then(
    (reporter) => {
      if (isOver) return;
      shown = reporter;
      shown.begin(`Regtrace reads ${name}`, 0);
    },
    () => undefined,
  );
  let next = 0;
  try {
    await work(({ phase, done, total }) => {
      if (!shown || Date.now() < next) return;
      next = Date.now() + PACE;
      if (total === undefined) shown.report(`${phase}: ${done}`);
      else shown.report(Math.floor((100 * done) / Math.max(total, 1)), `${phase}: ${done} / ${total}`);
    });
  } finally {
    isOver = true;
    shown?.done();
  }
}
