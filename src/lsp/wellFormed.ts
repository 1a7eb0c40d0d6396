import { Position, Range } from 'vscode-languageserver/node';

/** A part of a request that an answer needs. */
export type Part = 'textDocument' | 'position' | 'range' | 'context' | 'newName' | 'query';

/** What is wrong with the parameters of a request, in a sentence; nothing where all parts are there. */
export function objectionTo(params: unknown, parts: readonly Part[]): string | undefined {
  if (parts.length === 0) return undefined;
  if (!isRecord(params)) return 'The request has no parameters.';
  const missing = parts.find((part) => !CHECKS[part](params[part]));
  return missing && `The parameter "${missing}" is missing, or not of the form that the protocol asks for.`;
}

const CHECKS: Readonly<Record<Part, (value: unknown) => boolean>> = {
  textDocument: (value) => isRecord(value) && typeof value['uri'] === 'string',
  position: (value) => Position.is(value),
  range: (value) => Range.is(value),
  context: isRecord,
  newName: (value) => typeof value === 'string',
  query: (value) => typeof value === 'string',
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
