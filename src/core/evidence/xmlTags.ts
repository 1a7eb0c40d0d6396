import { type Phrase, phrase } from '../base/phrase.ts';

/** A tag of an XML text, or a place where the text is no XML. Texts between tags are not told. */
export type XmlTag =
  | {
      readonly kind: 'open';
      /** Without a namespace prefix. */
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      /** `<a/>`: no closing tag follows. */
      readonly isEmpty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'broken'; readonly why: Phrase };

/**
 * The tags of an XML text, in order. It reads each unit once and never goes back. Entities that a text declares itself
 * are not expanded, so that no text grows while it is read. After a broken place it goes on with the next tag.
 */
export function* xmlTags(text: string): Generator<XmlTag> {
  let at = text.indexOf('<');
  while (at >= 0) {
    const found = tagAt(text, at);
    if (found.tag) yield found.tag;
    at = text.indexOf('<', found.end);
  }
}

interface Found {
  readonly tag?: XmlTag;
  /** Where reading goes on. */
  readonly end: number;
}

/** What has no tags of its own, however it looks inside. */
const OPAQUE = [
  { start: '<!--', end: '-->', unended: phrase('A comment has no end.') },
  { start: '<![CDATA[', end: ']]>', unended: phrase('A CDATA section has no end.') },
  { start: '<?', end: '?>', unended: phrase('A processing instruction has no end.') },
] as const;

function tagAt(text: string, at: number): Found {
  for (const { start, end, unended } of OPAQUE) {
    if (!text.startsWith(start, at)) continue;
    const close = text.indexOf(end, at + start.length);
    return close < 0 ? brokenOff(text, unended) : { end: close + end.length };
  }
  if (text.startsWith('<!', at)) return declaration(text, at + 2);
  if (text.startsWith('</', at)) return closingTag(text, at + 2);
  return openingTag(text, at + 1);
}

function brokenOff(text: string, why: Phrase): Found {
  return { tag: { kind: 'broken', why }, end: text.length };
}

/** A document type, with all that it declares. */
function declaration(text: string, from: number): Found {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const unit = text[at];
    if (unit === '"' || unit === "'") {
      const close = text.indexOf(unit, at + 1);
      if (close < 0) break;
      at = close;
    } else if (unit === '[') depth++;
    else if (unit === ']') depth--;
    else if (unit === '>' && depth <= 0) return { end: at + 1 };
  }
  return brokenOff(text, phrase('A declaration has no end.'));
}

const NAME = /[^\s/>=<"'&]+/y;
const SPACE = /\s*/y;

function closingTag(text: string, from: number): Found {
  const name = matchAt(NAME, text, from);
  const end = from + name.length + matchAt(SPACE, text, from + name.length).length;
  if (name === '' || text[end] !== '>') return broken(text, end);
  return { tag: { kind: 'close', name: localName(name) }, end: end + 1 };
}

function openingTag(text: string, from: number): Found {
  const name = matchAt(NAME, text, from);
  if (name === '') return broken(text, from);
  const attributes = new Map<string, string>();
  let at = from + name.length;
  for (;;) {
    at += matchAt(SPACE, text, at).length;
    const isEmpty = text.startsWith('/>', at);
    if (isEmpty || text[at] === '>') {
      const tag: XmlTag = { kind: 'open', name: localName(name), attributes, isEmpty };
      return { tag, end: at + (isEmpty ? 2 : 1) };
    }
    const key = matchAt(NAME, text, at);
    at += key.length;
    at += matchAt(SPACE, text, at).length;
    if (key === '' || text[at] !== '=') return broken(text, at);
    at += 1 + matchAt(SPACE, text, at + 1).length;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") return broken(text, at);
    const close = text.indexOf(quote, at + 1);
    if (close < 0) return brokenOff(text, phrase('A quoted value has no end.'));
    attributes.set(key, decoded(text.slice(at + 1, close)));
    at = close + 1;
  }
}

function broken(text: string, end: number): Found {
  const why =
    end >= text.length ? phrase('It ends in the middle of a tag.') : phrase('It holds a tag that is no XML.');
  return { tag: { kind: 'broken', why }, end };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
