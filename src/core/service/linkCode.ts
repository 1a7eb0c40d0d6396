import { annotationComment } from '../annotations/writeAnnotation.ts';
import type { Position } from '../base/position.ts';
import type { Verb } from '../model/annotation.ts';
import type { IsoDate } from '../model/date.ts';

export interface TextInsertion {
  readonly position: Position;
  readonly text: string;
}

export interface LinkCodeRequest {
  readonly path: string;
  /** The editor's own name of the language, where the path alone does not tell. */
  readonly languageId?: string;
  /** The line of the cursor. */
  readonly line: number;
  readonly lineText: string;
  readonly tag: string;
  readonly id: string;
  readonly verb?: Verb;
  /** The revision that was reviewed; without one the link follows the newest. */
  readonly pinned?: number;
  /** End of an exemption. */
  readonly until?: IsoDate;
  /** Owner of an exemption. */
  readonly by?: string;
  readonly note?: string;
  readonly endOfLine: string;
}

/** The annotation to insert above a line: in the language's comment syntax, at the line's indent. */
export function linkCode(request: LinkCodeRequest): TextInsertion {
  const indent = /^[\t ]*/.exec(request.lineText)?.[0] ?? '';
  const comment = annotationComment(request.path, annotationWords(request), request.languageId);
  return { position: { line: request.line, character: 0 }, text: `${indent}${comment}${request.endOfLine}` };
}

function annotationWords({ tag, verb, id, pinned, until, by, note }: LinkCodeRequest): string {
  const named = pinned === undefined ? id : `${id}@${pinned}`;
  const qualifiers = [
    ...(until === undefined ? [] : ['until', until]),
    ...(by === undefined ? [] : ['by', by]),
  ];
  const words = [tag, ...(verb ? [verb] : []), named, ...qualifiers].join(' ');
  return note === undefined ? words : `${words}: ${note}`;
}
