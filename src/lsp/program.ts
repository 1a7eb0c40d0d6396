import { createConnection, ErrorCodes, StreamMessageWriter } from 'vscode-languageserver/node';
import { loadBundledCatalogue } from '../node/bundledCatalogue.ts';
import { LastAnswers } from './lastAnswers.ts';
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
  let status = 1;
  let isLeaving = false;
  const leave = () => {
    isLeaving = true;
    void answers.sent().finally(() => process.exit(status));
  };
  const answers = new LastAnswers(process.stdin, leave);
  const writer = new StreamMessageWriter(process.stdout);
  const connection = createConnection(answers.reader, writer, { messageStrategy: answers });
  process.stdin.once('end', leave);
  process.stdin.once('close', leave);
  process.stdout.once('error', () => process.exit(status));
  process.on('unhandledRejection', (error) => {
    // To a client that has gone nothing can be told, and nothing needs to.
    if (!isLeaving) say(`regtrace: ${String(error)}`);
  });
  // A message that cannot be read has no id that an answer could name.
  answers.reader.onError(({ message }) => {
    const [reason = ''] = message.split('\n', 1);
    const error = { code: ErrorCodes.ParseError, message: `The message cannot be read: ${reason}` };
    const answer = { jsonrpc: '2.0', id: null, error };
    void writer.write(answer);
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
