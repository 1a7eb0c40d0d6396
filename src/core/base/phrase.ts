/**
 * Words for people: an English template, and what stands at its `{0}`, `{1}` … The core speaks English; a host that
 * speaks another language looks the template up. A template is a whole sentence, or a name that stands for itself, so
 * that other languages can order it as they do.
 */
export interface Phrase {
  readonly template: string;
  readonly parts: readonly PhrasePart[];
}
export type PhrasePart = string | number | Phrase;

/** Says a template in the language of the host, with its places filled. */
export type Translate = (template: string, ...values: (string | number)[]) => string;

export const inEnglish: Translate = (template, ...values) => {
  // Put together piece by piece, the text shares its long values with those who hold them already.
  let filled = '';
  let from = 0;
  for (const { 0: place, 1: number, index } of template.matchAll(/\{(\d+)\}/g)) {
    filled += template.slice(from, index) + (values[Number(number)] ?? place);
    from = index + place.length;
  }
  return filled + template.slice(from);
};

export function phrase(template: string, ...parts: readonly PhrasePart[]): Phrase {
  return { template, parts };
}

/** Phrases one after the other, at least one, with commas. */
export function listed(phrases: readonly Phrase[]): Phrase {
  return phrases.reduce((list, next) => phrase('{0}, {1}', list, next));
}

export function worded({ template, parts }: Phrase, translate: Translate = inEnglish): string {
  return translate(
    template,
    ...parts.map((part) => (typeof part === 'object' ? worded(part, translate) : part)),
  );
}

/** What is said of something: in English, and where we have the words ourselves, as the phrase behind them. */
export interface Said {
  readonly message: string;
  readonly phrase?: Phrase;
}

export function say(template: string, ...parts: readonly PhrasePart[]): Required<Said> {
  return said(phrase(template, ...parts));
}

export function said(words: Phrase): Required<Said> {
  return { message: worded(words), phrase: words };
}

/** The message in the language of a host. */
export function messageIn({ message, phrase: words }: Said, translate: Translate): string {
  return words ? worded(words, translate) : message;
}
