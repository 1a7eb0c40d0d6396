import type { Obligation } from '../core/index.ts';
import type { McpSession, View } from './session.ts';

/** The obligations that fit a query in the query language, in natural order of their ids; all where it is blank. */
export function narrowed(
  { service }: McpSession,
  { trace, assessor }: View,
  query: string,
): readonly Obligation[] {
  const all = trace.catalogue.obligations();
  if (query.trim() === '') return all;
  const results = service.search(trace).search(query, assessor, Number.MAX_SAFE_INTEGER);
  const fitting = new Set(results.map(({ id }) => id));
  return all.filter(({ id }) => fitting.has(id));
}
