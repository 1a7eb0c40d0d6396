import path from 'node:path';
import {
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
} from 'vscode-languageserver/node';
import type { RequirementFile } from '../core/index.ts';
import { capabilitiesFor } from './capabilities.ts';
import { abilitiesOf } from './clientAbilities.ts';
import { FEATURES } from './featureList.ts';
import { chosenEncoding } from './positionEncoding.ts';
import { ServerSession } from './serverSession.ts';

export interface ServerOptions {
  /** The folder that is read where the client names none. */
  readonly root: string | undefined;
  /** The index of the bundled catalogue. */
  readonly catalogueIndex: string;
  readonly bundled: readonly RequirementFile[];
  readonly version: string;
  /** The client is about to end the conversation. */
  onShutdown(): void;
}

/** Speaks with one client. Nothing is answered before it has introduced itself. */
export function startServer(connection: Connection, options: ServerOptions): void {
  let session: ServerSession | undefined;
  connection.onRequest((method) => {
    const [code, message] = session
      ? [ErrorCodes.MethodNotFound, `Regtrace does not know the request ${method}.`]
      : [ErrorCodes.ServerNotInitialized, 'The client has not introduced itself: "initialize" comes first.'];
    return new ResponseError(code, message);
  });
  connection.onInitialize((params): InitializeResult | ResponseError<{ retry: boolean }> => {
    const refusal = (code: number, message: string) => new ResponseError(code, message, { retry: false });
    if (session) return refusal(ErrorCodes.InvalidRequest, 'The client has introduced itself already.');
    try {
      session = introduced(connection, params, options);
      return {
        capabilities: capabilitiesFor(session.client, session.encoding),
        serverInfo: { name: 'Regtrace', version: options.version },
      };
    } catch {
      return refusal(
        ErrorCodes.InvalidParams,
        'The introduction is not of the form that the protocol asks for.',
      );
    }
  });
  connection.onInitialized(() => session?.begin());
  connection.onShutdown(() => {
    session?.shutDown();
    options.onShutdown();
  });
  connection.listen();
}

function introduced(connection: Connection, params: InitializeParams, options: ServerOptions): ServerSession {
  const client = abilitiesOf(params.capabilities);
  const encoding = chosenEncoding(params.capabilities.general?.positionEncodings);
  const folders = folderAddresses(params);
  const settings = params.initializationOptions;
  const session = new ServerSession({ ...options, connection, client, encoding, settings });
  for (const uri of folders) session.open(uri);
  if (session.folders.all.length === 0 && options.root !== undefined)
    session.openPath(path.resolve(options.root));
  for (const register of FEATURES) register(session);
  return session;
}

/** Newer clients name folders, older ones a root. */
function folderAddresses({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return typeof rootUri === 'string' ? [rootUri] : [];
}
