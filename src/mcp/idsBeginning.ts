import type { McpSession } from './session.ts';

const MOST = 50;

/** Ids of obligations that begin with what was typed, whatever its case, in natural order. */
export async function idsBeginning(session: McpSession, typed: string): Promise<string[]> {
  const { trace } = await session.view();
  const start = typed.toUpperCase();
  const ids: string[] = [];
  for (const { id } of trace.catalogue.obligations()) {
    if (ids.length >= MOST) break;
    if (id.toUpperCase().startsWith(start)) ids.push(id);
  }
  return ids;
}
