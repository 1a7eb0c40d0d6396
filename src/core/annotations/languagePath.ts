import { languageById } from './languages.ts';

/** A file name by which a language is known, for texts that have no file; undefined where nobody knows the language. */
export function languagePath(vscodeLanguageId: string): string | undefined {
  const language = languageById(vscodeLanguageId);
  const [extension] = language?.extensions ?? [];
  return extension === undefined ? language?.fileNames[0] : `untitled.${extension}`;
}
