import { languageById } from './languages.ts';
import type { Comment } from './syntax/comment.ts';
import type { Language } from './syntax/language.ts';
import { markupComments } from './syntax/markup.ts';
import { proseRanges } from './syntax/prose.ts';
import { scanCode } from './syntax/scan.ts';
import { scanScript } from './syntax/script.ts';
import { yamlComments } from './syntax/yaml.ts';

/**
 * The content of a text's comments, in order, found in one pass: offsets without the markers. In a document (Markdown)
 * it is the text outside code. A byte order mark is not skipped: give the text without it.
 */
export function commentsIn(text: string, { grammar }: Language): readonly Comment[] {
  switch (grammar.kind) {
    case 'code':
      return scanCode(text, grammar.rules).comments;
    case 'script':
      return scanScript(text, grammar).comments;
    case 'markup':
      return markupComments(text, grammar.syntax, embeddedComments);
    case 'yaml':
      return yamlComments(text);
    case 'prose':
      return proseRanges(text, grammar.syntax);
    case 'none':
      return [];
  }
}

/** Comments of a part in another language. Markup inside markup is left out, so that nothing nests without end. */
function embeddedComments(text: string, languageId: string): readonly Comment[] {
  const language = languageById(languageId);
  return language === undefined || language.grammar.kind === 'markup' ? [] : commentsIn(text, language);
}
