import {
  createConnection,
  ErrorCodes,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { startServer } from './server.ts';

export interface ServeOptions {
  /** The folder that is read where the client names none. */
  readonly root: string | undefined;
  /** The index of the bundled catalogue. */
  readonly catalogueIndex: string;
  readonly version: string;
  /** Tells the user something; standard output belongs to the protocol. */
  say(text: string): void;
}

/**
 * Answers one client over standard input and output. Never resolves: the process ends when the client asks for it, closes
 * its end, or dies; with status 0 after a shutdown was asked for, else 1.
 */
export function serve({ say, ...options }: ServeOptions): Promise<never> {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  const connection = createConnection(reader, writer);
  let status = 1;
  connection.onExit(() => process.exit(status));
  process.stdin.once('end', () => process.exit(status));
  process.stdin.once('close', () => process.exit(status));
  process.stdout.once('error', () => process.exit(status));
  process.on('unhandledRejection', (error) => say(`regtrace: ${String(error)}`));
  // A message that cannot be read has no id that an answer could name.
  reader.onError(({ message }) => {
    const error = {
      code: ErrorCodes.ParseError,
      message: `The message cannot be read: ${message.split('\n', 1)[0]}`,
    };
    void writer.write({ jsonrpc: '2.0', id: null, error } as Parameters<typeof writer.write>[0]);
  });
  startServer(connection, {
    ...options,
    bundled: loadBundledCatalogue(options.catalogueIndex),
    onShutdown: () => {
      status = 0;
    },
  });
  return new Promise(() => {});
}
