import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { ClientAbilities } from './clientAbilities.ts';

/** Has the client tell of every file that changes below its folders; false where it cannot. */
export async function watchFiles(
  connection: Connection,
  client: ClientAbilities,
  folders: readonly string[],
): Promise<boolean> {
  if (!client.watchesFiles) return false;
  const watchers = client.watchesFolders
    ? folders.map((baseUri) => ({ globPattern: { baseUri, pattern: '**/*' } }))
    : [{ globPattern: '**/*' }];
  try {
    await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    return true;
  } catch {
    // What it cannot do it may say only now.
    return false;
  }
}
