import { setTimeout } from 'node:timers/promises';
import {
  type DataCallback,
  Message,
  type MessageStrategy,
  StreamMessageReader,
} from 'vscode-languageserver/node';

/** At the end, answers under way may take so long, in milliseconds. */
const GRACE = 2000;
/** Milliseconds in which nothing comes any more and nothing is under way: then there is nothing left. */
const QUIET = 30;

/**
 * Counts what comes and what has been dealt with, so that the end can wait for the last answers: scripts write all their
 * requests at once, with the end right behind them.
 */
export class LastAnswers implements MessageStrategy {
  readonly reader: StreamMessageReader;
  readonly #onExit: () => void;
  #came = 0;
  #done = 0;

  constructor(input: NodeJS.ReadableStream, onExit: () => void) {
    this.#onExit = onExit;
    const count = () => {
      this.#came++;
    };
    this.reader = new (class extends StreamMessageReader {
      override listen(callback: DataCallback) {
        return super.listen((message) => {
          count();
          callback(message);
        });
      }
    })(input);
  }

  async handleMessage(message: Message, next: (message: Message) => void | Promise<void>): Promise<void> {
    try {
      // The library would end the process at once, with answers still on their way out.
      if ('method' in message && message.method === 'exit') this.#onExit();
      else await next(withCapabilities(message));
    } finally {
      this.#done++;
    }
  }

  async sent(): Promise<void> {
    const end = Date.now() + GRACE;
    let before = -1;
    while (Date.now() < end && (this.#came !== this.#done || this.#came !== before)) {
      before = this.#came;
      await setTimeout(QUIET);
    }
    // Whatever was written before this has gone out when this has.
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
  }
}

/** The library takes it for granted that a client says what it can do, and fails without a sentence where it does not. */
function withCapabilities(message: Message): Message {
  if (!Message.isRequest(message) || message.method !== 'initialize') return message;
  const { params } = message;
  if (typeof params !== 'object' || Array.isArray(params)) return message;
  if ('capabilities' in params && typeof params.capabilities === 'object' && params.capabilities)
    return message;
  return Object.assign({}, message, { params: { ...params, capabilities: {} } });
}
