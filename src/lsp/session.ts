import type { Connection } from 'vscode-languageserver/node';
import type { Logger } from '../core/index.ts';
import type { ClientAbilities } from './clientAbilities.ts';
import type { Folder } from './folder.ts';
import type { Folders } from './folders.ts';
import type { OpenDocuments } from './openDocuments.ts';
import type { Settings } from './settings.ts';
import type { Wire } from './wire.ts';

/** What every feature is given once the client has introduced itself. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientAbilities;
  readonly documents: OpenDocuments;
  readonly folders: Folders;
  readonly wire: Wire;
  readonly logger: Logger;
  readonly settings: Settings;
  readonly isShutDown: boolean;
  /** Hears of a folder that has come to rest after a change: for what is shown unasked. */
  onDidSettle(listener: (folder: Folder) => Promise<void>): void;
  /** Hears of a folder that the client has closed. */
  onDidClose(listener: (folder: Folder) => void): void;
  /** Hears of settings that the user has changed. */
  onDidSet(listener: () => void): void;
}
