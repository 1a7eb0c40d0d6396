/** What the page of the report and the editor tell each other. Both sides narrow what comes in, and drop what they do not know. */

/** From the page to the editor. */
export type FromPage =
  /** A page is there, and holds nothing yet: the report has just been opened, or comes back to the screen as a new page. */
  | { readonly type: 'ready'; readonly page: string }
  /** A link to a line was followed; lines start at 1. */
  | {
      readonly type: 'open';
      readonly origin: 'workspace' | 'bundled';
      readonly path: string;
      readonly line: number;
      readonly beside: boolean;
    };

/** From the editor to the page. */
export type ToPage =
  /** Changes to make one after the other; after the last ones the page is that of the trace. Meant for that page alone. */
  {
    readonly type: 'change';
    readonly page: string;
    readonly changes: readonly PageChange[];
    readonly isLast: boolean;
  };

/** In the list with that id: where, how many elements go, and what comes in their place, each one element. */
export interface PageChange {
  readonly list: string;
  readonly at: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

/** Links to files of the bundled catalogue begin like this on the page; paths cannot, as a colon in them is encoded. */
export const BUNDLED = 'bundled:';

export function fromPage(message: unknown): FromPage | undefined {
  if (!isRecord(message)) return undefined;
  if (message['type'] === 'ready') {
    const { page } = message;
    return typeof page === 'string' ? { type: 'ready', page } : undefined;
  }
  if (message['type'] !== 'open') return undefined;
  const { origin, path, line, beside } = message;
  if (origin !== 'workspace' && origin !== 'bundled') return undefined;
  if (typeof path !== 'string' || typeof beside !== 'boolean' || !isCount(line) || line === 0)
    return undefined;
  return { type: 'open', origin, path, line, beside };
}

export function toPage(message: unknown): ToPage | undefined {
  if (!isRecord(message) || message['type'] !== 'change') return undefined;
  const { page, changes, isLast } = message;
  if (typeof page !== 'string' || typeof isLast !== 'boolean') return undefined;
  if (!Array.isArray(changes) || !changes.every(isChange)) return undefined;
  return { type: 'change', page, changes, isLast };
}

function isChange(value: unknown): value is PageChange {
  if (!isRecord(value)) return false;
  const { list, at, remove, insert } = value;
  return (
    typeof list === 'string' &&
    isCount(at) &&
    isCount(remove) &&
    Array.isArray(insert) &&
    insert.every((piece) => typeof piece === 'string')
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
