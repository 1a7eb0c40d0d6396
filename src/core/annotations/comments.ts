import { languageById } from './languages.ts';
import type { Comment } from './syntax/comment.ts';
import type { Language } from './syntax/language.ts';
import { markupComments } from './syntax/markup.ts';
import { notebookComments } from './syntax/notebook.ts';
import { proseRanges } from './syntax/prose.ts';
import { scanCode } from './syntax/scan.ts';
import { scanScript } from './syntax/script.ts';
import { yamlComments } from './syntax/yaml.ts';

/**
 * The content of a text's comments, in order, found in one pass: offsets without the markers. In a document (Markdown)
 * it is the text outside code. A byte order mark is not skipped: give the text without it. Comments that begin after
 * the offset `until` may be left out: nothing before them depends on them, and a caller may know that it needs none.
 */
export function commentsIn(text: string, { grammar }: Language, until = text.length): readonly Comment[] {
  switch (grammar.kind) {
    case 'code':
      return scanCode(text, grammar.rules(), { until }).comments;
    case 'script':
      return scanScript(text, { jsx: grammar.jsx, until }).comments;
    case 'markup':
      return markupComments(text, grammar.syntax, embeddedComments, until);
    case 'yaml':
      return yamlComments(text, until);
    case 'prose':
      return proseRanges(text, grammar.syntax, until);
    case 'notebook':
      return notebookComments(text, embeddedComments);
    case 'none':
      return [];
  }
}

/** Comments of a part in another language. Markup inside markup is left out, so that nothing nests without end. */
function embeddedComments(text: string, languageId: string): readonly Comment[] {
  const language = languageById(languageId);
  return language === undefined || language.grammar.kind === 'markup' ? [] : commentsIn(text, language);
}
