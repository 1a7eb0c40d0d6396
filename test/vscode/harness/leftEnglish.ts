import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from './installOnce.ts';

/**
 * Finds English in what the editor shows in another language. The law's own words stay as its files have them, and so
 * do notes, ids, names of files, and the words of file formats; whatever else has letters is ours, and should have been
 * translated.
 */
export class LeftEnglish {
  /** Pieces that may stand alone. */
  readonly #whole: ReadonlySet<string>;
  /** What may stand inside a sentence, longest first, so that a title goes before a title that it holds. */
  readonly #inside: readonly string[];

  /** `folder` is the opened workspace. */
  constructor(folder: string) {
    const files = [...filesBelow(path.join(PROJECT_ROOT, 'requirements')), ...filesBelow(folder)];
    const texts = files.map(({ absolute }) => fs.readFileSync(absolute, 'utf8'));
    const said = texts.flatMap(foreignTexts);
    const names = files.flatMap(({ relative }) => namesIn(relative));
    // A single word could be one of ours.
    const sayings = said.map(bare).filter((text) => text.includes(' '));
    this.#whole = new Set([...sayings, ...[...names, ...texts.flatMap(listedWords)].map(bare)]);
    const phrases = [...said.map(bare).filter(isPhrase), ...names.filter((name) => /[/.]/.test(name))];
    this.#inside = [...new Set(phrases)].sort((a, b) => b.length - a.length);
  }

  /** The words of ours in some texts; each text stands for itself, or for several on lines of their own. */
  in(texts: readonly string[]): readonly string[] {
    return texts
      .flatMap((text) => text.replaceAll('\u00a0', ' ').split(/\n| · | \| |[、：，。]/))
      .map((piece) => piece.trim())
      .flatMap((piece) => {
        const left = this.#withoutForeign(piece).match(/[A-Za-z]{2,}/g);
        return left ? [`${left.join(' ')} (in "${piece}")`] : [];
      });
  }

  #withoutForeign(piece: string): string {
    let rest = piece;
    for (const text of this.#inside) if (rest.includes(text)) rest = rest.replaceAll(text, ' ');
    rest = bare(rest);
    if (this.#whole.has(rest) || this.#isCutShort(rest)) return '';
    for (const text of this.#inside) if (rest.includes(text)) rest = rest.replaceAll(text, ' ');
    // Titles in a row.
    const titles = rest.split(', ');
    return titles.filter((title) => !this.#whole.has(title.trim())).join(', ');
  }

  /** Titles above code end with an ellipsis where there is no room. */
  #isCutShort(text: string): boolean {
    const start = text.slice(0, -1).trim();
    return text.endsWith('…') && start.length > 8 && this.#inside.some((other) => other.startsWith(start));
  }
}

/** What is the same in every language. */
const NAMES: readonly RegExp[] = [
  // Addresses of people.
  /\S+@\S+\.\w+/g,
  // Paths and globs.
  /[\w.*-]+(\/[\w.*-]+)+/g,
  // Ids of obligations and of instruments.
  /\b[A-Z][A-Z0-9]*(-[A-Za-z0-9]+(\.[A-Za-z0-9]+)*)+(@\d+)?/g,
  /`[^`]*`/g,
  // The query language, and the file of settings.
  /\b(in|state|domain|instrument|modality|before|tag):\w*/g,
  /\bregtrace(\.yaml\b| check\b)/g,
  // Codes of findings, roles, domains.
  /\b[a-z]+(-[a-z]+)+\b/g,
  /\b(Regtrace|YAML|JSON|XML|Markdown|Wiki|glob|YYYY|MM|DD|ID|CN|EU|US|UN|INT|pipl|gdpr)\b/g,
];

/** As it is shown, without the marks of Markdown and without names that every language shares. */
function bare(text: string): string {
  const named = NAMES.reduce((left, pattern) => left.replace(pattern, ' '), text);
  return named
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}/g, '')
    .replace(/^\s*(- |#+ )/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The law's words in a requirement file, and the notes of a workspace. */
function foreignTexts(text: string): readonly string[] {
  const notes = [...text.matchAll(/@reg [^\n:]*: ([^\n]*?)(?: \*\/)?$/gm)].map(([, note = '']) => note);
  const blocks = text.split(/\n\s*\n|\n(?=\s*- )/);
  const headings = [...text.matchAll(/^#+ (.*)$/gm)]
    .map(([, heading = '']) => heading)
    .filter((heading) => heading !== 'Controls');
  const facts = [...text.matchAll(/^\s*(?:- )?([\w-]+): +(.*)$/gm)]
    .filter(([, key = '']) => !GRAMMAR.has(key))
    .map(([, , value = '']) => value.replace(/^["']|["']$/g, ''));
  return [...notes, ...blocks, ...headings, ...facts];
}

/** Keys whose values are words of the format, which the editor shows in the language of its user. */
const GRAMMAR = new Set(['confidence', 'modality', 'relation', 'revision', 'status', 'verb']);

/** Jurisdictions, and roles and other single words in lists. */
function listedWords(text: string): readonly string[] {
  return [...text.matchAll(/^(?:(?:binds|roles|aliases): *\[(.*)\]|jurisdiction: *(.*))/gm)].flatMap(
    ([, items = '', jurisdiction = '']) => [items, jurisdiction, ...items.split(', ')],
  );
}

/** Single words could be ours as well. */
function isPhrase(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}

function filesBelow(folder: string): readonly { readonly absolute: string; readonly relative: string }[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((absolute) => ({ absolute, relative: path.relative(folder, absolute).split(path.sep).join('/') }));
}

/** A path, its folders, its parts, and the name of the file without its extension. */
function namesIn(relative: string): readonly string[] {
  const parts = relative.split('/');
  // An instrument may have the name of its file.
  const own = path.posix.parse(relative).name;
  return [own, ...parts, ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))];
}
