import { inEnglish } from '../base/phrase.ts';
import type { Obligation } from '../model/obligation.ts';
import type { TraceService } from '../service/traceService.ts';
import type { Assessor } from '../trace/states.ts';
import type { Trace } from '../trace/trace.ts';
import { QuestionError } from './questionError.ts';

/** How a face calls what can be asked through it. What it has not got is not named. */
export interface AgentTools {
  readonly search: string;
  readonly get: string;
  readonly forFile: string;
  readonly coverage: string;
  readonly trace?: string;
  readonly check?: string;
  readonly upcoming?: string;
  /** Writes an annotation. */
  readonly link?: string;
  /** Pins a link to the revision that was reviewed. */
  readonly review?: string;
}

/** The workspace at one moment, as one face shows it to agents. */
export interface AnswerView {
  readonly service: TraceService;
  readonly trace: Trace;
  readonly assessor: Assessor;
  readonly tools: AgentTools;
}

/** An obligation by its id. */
export function obligationIn({ service, trace, tools }: AnswerView, id: string): Obligation {
  const obligation = trace.catalogue.obligation(id);
  if (obligation) return obligation;
  if (trace.catalogue.instrument(id))
    throw new QuestionError(
      `${id} is a whole instrument: name one of its obligations. Search for instrument:${id}.`,
    );
  // Agents are answered in English, whatever their user's editor speaks.
  throw new QuestionError(`${service.unknownIdMessage(trace, id, inEnglish)} Search with ${tools.search}.`);
}
