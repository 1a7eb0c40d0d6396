import {
  type CancellationToken,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolRequestType,
  type RequestHandler,
  ResponseError,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';
import { objectionTo, type Part } from './wellFormed.ts';

/** Why something is not done, in a sentence for the user. */
export class Refusal extends Error {}

/**
 * Answers one kind of request. A bug is logged with its stack, and the client gets an error response with a sentence; what
 * the client has cancelled is answered at once, and whatever goes on for it bothers nobody.
 */
export function answer<P, R, PR, E, O>(
  session: Pick<Session, 'connection' | 'logger' | 'isShutDown'>,
  type: ProtocolRequestType<P, R, PR, E, O>,
  needs: readonly Part[],
  work: (params: P) => Promise<R>,
): void {
  const { connection, logger } = session;
  const failure = (code: number, message: string) => new ResponseError<E>(code, message);
  const handler = async (params: P, token: CancellationToken): Promise<R | ResponseError<E>> => {
    if (session.isShutDown) return failure(ErrorCodes.InvalidRequest, 'The server has been shut down.');
    if (token.isCancellationRequested) return failure(LSPErrorCodes.RequestCancelled, CANCELLED);
    const objection = objectionTo(params, needs);
    if (objection !== undefined) return failure(ErrorCodes.InvalidParams, objection);
    try {
      const cancelled = cancellation(token).then(() => failure(LSPErrorCodes.RequestCancelled, CANCELLED));
      return await Promise.race([work(params), cancelled]);
    } catch (error) {
      if (error instanceof Refusal) return failure(LSPErrorCodes.RequestFailed, error.message);
      logger.error(
        `${type.method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      return failure(ErrorCodes.InternalError, `Regtrace could not answer ${type.method}; its log says why.`);
    }
  };
  // The library's type of results is conditional on R, which cannot be resolved while R is open.
  connection.onRequest(type, handler as RequestHandler<P, R, E>);
}

const CANCELLED = 'The client has cancelled the request.';

function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => resolve());
  });
}
