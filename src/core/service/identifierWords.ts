import { latePattern } from '../base/latePattern.ts';

/**
 * The words of a piece of code in small letters, each once: identifiers are split where their writers joined them
 * (`faceEmbedding`, `face_embedding`, `HTTPServer2`). They are compared with the signals of obligations.
 */
export function identifierWords(code: string): readonly string[] {
  const words = new Set<string>();
  for (const [run] of code.matchAll(LETTERS())) {
    for (const word of run.split(BORDER())) if (word.length > 1) words.add(word.toLowerCase());
  }
  return [...words];
}

/** Between a small letter and a capital, and before the last capital of a run that small letters follow. */
const BORDER = latePattern(String.raw`(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})`, 'u');
const LETTERS = latePattern(String.raw`\p{L}+`, 'gu');
