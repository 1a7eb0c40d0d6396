import { optional } from '../base/optional.ts';
import { phrase } from '../base/phrase.ts';
import { type Range, startOfText } from '../base/position.ts';
import { INSTRUMENT_STATUSES, type InstrumentFacts } from '../model/instrument.ts';
import type { Origin } from '../model/location.ts';
import { AttributeReader } from './attributeReader.ts';
import { INSTRUMENT_ATTRIBUTES } from './attributes.ts';
import type { InstrumentDeclaration } from './requirementFile.ts';
import type { RequirementText } from './requirementText.ts';

export interface FrontMatter {
  readonly instrument: InstrumentDeclaration;
  /** The first line after the front matter. */
  readonly bodyLine: number;
}

/** The front matter of a requirement file; undefined where there is none that can be read. */
export function readFrontMatter(
  text: RequirementText,
  file: { readonly path: string; readonly origin: Origin },
): FrontMatter | undefined {
  const { lines } = text;
  if (!/^---[ \t]*$/.test(lines.lineText(0))) return undefined;
  let last = 1;
  while (last < lines.lineCount && !/^(?:---|\.\.\.)[ \t]*$/.test(lines.lineText(last))) last++;
  if (last >= lines.lineCount) {
    const words = phrase('The front matter is not closed: no line `---` ends it.');
    text.report(words, { start: 0, end: lines.endOf(0) });
    return undefined;
  }
  const { root, places } = text.readAttributes({ start: lines.startOf(1), end: lines.startOf(last) });
  const reader = new AttributeReader(root, INSTRUMENT_ATTRIBUTES, places);
  const id = reader.text('instrument');
  const whole = lines.rangeOf(0, lines.endOf(last));
  const range = id === undefined ? whole : (reader.valueRange('instrument') ?? whole);
  const instrument: InstrumentDeclaration = {
    id: id ?? instrumentNamedAfter(file.path),
    facts: factsOf(reader),
    keyRanges: keyRangesOf(reader),
    ...optional('supersededByRange', reader.valueRange('superseded-by')),
    location: { path: file.path, range, origin: file.origin },
  };
  return { instrument, bodyLine: last + 1 };
}

/** The instrument of a file that says nothing of it. */
export function undeclaredInstrument(file: {
  readonly path: string;
  readonly origin: Origin;
}): InstrumentDeclaration {
  return {
    id: instrumentNamedAfter(file.path),
    facts: {},
    keyRanges: {},
    location: { path: file.path, range: startOfText, origin: file.origin },
  };
}

function instrumentNamedAfter(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

type InstrumentReader = AttributeReader<typeof INSTRUMENT_ATTRIBUTES>;

function factsOf(reader: InstrumentReader): InstrumentFacts {
  const aliases = reader.texts('aliases');
  return {
    ...optional('title', reader.text('title')),
    ...optional('nativeTitle', reader.text('native-title')),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...optional('jurisdiction', reader.text('jurisdiction')),
    ...optional('authority', reader.text('authority')),
    ...optional('number', reader.text('number')),
    ...optional('status', reader.choice('status', INSTRUMENT_STATUSES)),
    ...optional('adopted', reader.date('adopted')),
    ...optional('inForce', reader.date('in-force')),
    ...optional('applies', reader.date('applies')),
    ...optional('repealed', reader.date('repealed')),
    ...optional('supersededBy', reader.text('superseded-by')),
    ...optional('source', reader.url('source')),
    ...optional('retrieved', reader.date('retrieved')),
  };
}

/** The facts by their names in the model, each with its key in the front matter. */
export const FACTS = [
  ['title', 'title'],
  ['nativeTitle', 'native-title'],
  ['aliases', 'aliases'],
  ['jurisdiction', 'jurisdiction'],
  ['authority', 'authority'],
  ['number', 'number'],
  ['status', 'status'],
  ['adopted', 'adopted'],
  ['inForce', 'in-force'],
  ['applies', 'applies'],
  ['repealed', 'repealed'],
  ['supersededBy', 'superseded-by'],
  ['source', 'source'],
  ['retrieved', 'retrieved'],
] as const satisfies readonly (readonly [keyof InstrumentFacts, keyof typeof INSTRUMENT_ATTRIBUTES])[];

function keyRangesOf(reader: InstrumentReader): InstrumentDeclaration['keyRanges'] {
  const ranges: { -readonly [K in keyof InstrumentFacts]?: Range } = {};
  for (const [fact, key] of FACTS) {
    const range = reader.keyRange(key);
    if (range) ranges[fact] = range;
  }
  return ranges;
}
