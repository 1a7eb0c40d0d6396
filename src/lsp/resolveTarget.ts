/** What an answer carries, so that its details can be asked for later: an obligation, as the folder of a file sees it. */
export interface ResolveTarget {
  readonly uri: string;
  readonly id: string;
}

/** Reads back what a client returned; undefined for anything else. */
export function targetOf(data: unknown): ResolveTarget | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('id' in data)) return undefined;
  const { uri, id } = data;
  return typeof uri === 'string' && typeof id === 'string' ? { uri, id } : undefined;
}
