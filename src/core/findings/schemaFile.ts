import { type Phrase, say } from '../base/phrase.ts';
import { startOfText } from '../base/position.ts';
import type { Parsed, Problem } from '../model/finding.ts';

/** A file of JSON that Regtrace writes and reads back: an object of schema 1, with its entries under one key. */
export interface SchemaFile<T> {
  readonly key: string;
  readonly nothing: T;
  /** What may be wrong with it. */
  readonly noJson: Phrase;
  readonly otherSchema: Phrase;
  readonly noContent: Phrase;
  readonly brokenEntries: Phrase;
  /** The command line that writes it anew. */
  readonly remedy: string;
  /** Undefined where what stands under the key is of another kind; `isWhole` is false where entries were left out. */
  read(content: unknown): { readonly value: T; readonly isWhole: boolean } | undefined;
}

/** Reads such a file; what cannot be read is left out and told. */
export function parseSchemaFile<T>(text: string, file: SchemaFile<T>): Parsed<T> {
  const broken = (what: Phrase): Problem => ({
    code: 'invalid-config',
    ...say('{0}; write it anew with "{1}".', what, file.remedy),
    range: startOfText,
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { value: file.nothing, problems: [broken(file.noJson)] };
  }
  if (!isRecord(json) || json['schema'] !== 1)
    return { value: file.nothing, problems: [broken(file.otherSchema)] };
  const read = file.read(json[file.key]);
  if (!read) return { value: file.nothing, problems: [broken(file.noContent)] };
  return { value: read.value, problems: read.isWhole ? [] : [broken(file.brokenEntries)] };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A whole number from 1. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
