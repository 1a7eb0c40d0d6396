import { type Document, type ErrorCode, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from 'yaml';
import { type Phrase, phrase } from '../base/phrase.ts';
import { nestsTooDeeply } from '../base/yamlDepth.ts';
import type { SettingNode, SettingTree } from './settingTree.ts';

/** Reads any YAML by the library. Never throws. */
export function libraryTree(text: string): SettingTree {
  if (nestsTooDeeply(text)) return tooDeep();
  try {
    const document = parseDocument(text, OPTIONS);
    const errors = [...document.errors, ...document.warnings];
    const deep = errors.find((error) => error.message.includes('call stack'));
    // What the library says after it gave up is of no use.
    if (deep) return tooDeep(...deep.pos);
    return {
      root: new LibraryNodes(document).of(document.contents),
      errors: errors.map(({ code, message, pos: [start, end] }) => ({
        words: WORDING[code] ?? phrase('{0}.', message),
        start,
        end,
      })),
    };
  } catch {
    // The library recurses with the nesting of the text.
    return tooDeep();
  }
}

function tooDeep(start = 0, end = 0): SettingTree {
  return { root: undefined, errors: [{ words: phrase('The file nests too deep to be read.'), start, end }] };
}

/** Turns the library's nodes into ours. */
class LibraryNodes {
  readonly #document: Document.Parsed;

  constructor(document: Document.Parsed) {
    this.#document = document;
  }

  of(node: unknown): SettingNode | undefined {
    if (!isNode(node)) return undefined;
    const [start, end] = node.range ?? [0, 0];
    if (isAlias(node))
      return {
        kind: 'alias',
        name: node.source,
        target: () => this.of(node.resolve(this.#document)),
        start,
        end,
      };
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.of(item)), start, end };
    if (isMap(node)) {
      const entries = node.items.map(({ key, value }) => ({ key: this.of(key), value: this.of(value) }));
      return { kind: 'map', entries, start, end };
    }
    if (!isScalar(node)) return undefined;
    const isQuoted = node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE';
    return { kind: 'scalar', value: node.value, isQuoted, start, end };
  }
}

/** Where the library's words do not say what to do. */
const WORDING: Partial<Record<ErrorCode, Phrase>> = {
  BAD_SCALAR_START: phrase('Put a value that begins with a special character, such as @reg, in quotes.'),
  MULTIPLE_DOCS: phrase('YAML: Only one YAML document may stand here.'),
  TAG_RESOLVE_FAILED: phrase(
    'A word that begins with ! is a tag in YAML: put a glob that begins with ! in quotes.',
  ),
};

const OPTIONS = {
  prettyErrors: false,
  // Double keys are found by the reader: the library compares each with each.
  uniqueKeys: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;
