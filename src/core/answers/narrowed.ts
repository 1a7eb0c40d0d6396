import type { Obligation } from '../model/obligation.ts';
import type { AnswerView } from './answerView.ts';

/** The obligations that fit a query in the query language, in natural order of their ids; all where it is blank. */
export function narrowed({ service, trace, assessor }: AnswerView, query: string): readonly Obligation[] {
  const all = trace.catalogue.obligations();
  if (query.trim() === '') return all;
  const fitting = service.search(trace).filter(query, assessor);
  return all.filter(({ id }) => fitting.has(id));
}
