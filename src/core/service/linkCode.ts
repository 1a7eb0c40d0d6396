import { annotationComment } from '../annotations/writeAnnotation.ts';
import type { Position } from '../base/position.ts';
import type { Verb } from '../model/annotation.ts';

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
  readonly endOfLine: string;
}

/** The annotation to insert above a line: in the language's comment syntax, at the line's indent. */
export function linkCode(request: LinkCodeRequest): TextInsertion {
  const indent = /^[\t ]*/.exec(request.lineText)?.[0] ?? '';
  const words = [request.tag, ...(request.verb ? [request.verb] : []), request.id].join(' ');
  const comment = annotationComment(request.path, words, request.languageId);
  return { position: { line: request.line, character: 0 }, text: `${indent}${comment}${request.endOfLine}` };
}
