import { parseDocument, visit } from 'yaml';
import type { Range } from '../base/position.ts';
import { LineIndex, withoutBom } from '../base/text.ts';
import { nestsTooDeeply } from '../base/yamlDepth.ts';

/** Where a JSON or YAML text holds exactly this value, as a value or as a key: the text alone, without its quotes. */
export function exactScalars(text: string, value: string): readonly Range[] {
  // A file of findings can be long, and most of them say nothing of the value.
  if (!text.includes(value)) return [];
  const source = withoutBom(text);
  const lines = new LineIndex(source);
  const places = /^\s*[[{]/.test(source) ? inJson(source, value) : inYaml(source, value);
  return places.map(([start, end]) => lines.rangeOf(start, end));
}

type Place = readonly [start: number, end: number];

const JSON_STRING = /"((?:[^"\\]|\\.)*)"/g;

function inJson(text: string, value: string): readonly Place[] {
  const places: Place[] = [];
  for (const match of text.matchAll(JSON_STRING)) {
    const start = match.index + 1;
    if (match[1] === value) places.push([start, start + value.length]);
  }
  return places;
}

function inYaml(text: string, value: string): readonly Place[] {
  const places: Place[] = [];
  // The library recurses with the nesting of the text; a file that deep is no file of ours.
  if (nestsTooDeeply(text)) return places;
  visit(parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' }), {
    Scalar(_key, node) {
      if (node.value !== value || !node.range) return;
      const quote = /^["']/.test(text.charAt(node.range[0])) ? 1 : 0;
      places.push([node.range[0] + quote, node.range[1] - quote]);
    },
  });
  return places;
}
