import {
  CHANGES,
  type ChangeKind,
  type CodePlace,
  type DiffJson,
  type FieldChange,
  type InstrumentChange,
  type ObligationChange,
  singleLine,
  type WordRun,
} from '../core/index.ts';
import type { Colour, Paint } from './output.ts';

const HEADINGS: Readonly<Record<ChangeKind, string>> = {
  added: 'Added',
  changed: 'Changed',
  renumbered: 'Renumbered',
  retired: 'Retired',
};

/** So many places in code are listed; JSON has all of them. */
const MAX_PLACES = 10;
/** Characters of unchanged text that are shown beside a change. */
const CONTEXT = 40;
/** Columns of the names in front of the rows. */
const NAME_WIDTH = 15;

/** What differs, for people: words that went stand in `[-…-]`, words that came in `{+…+}`. */
export function diffText(answer: DiffJson, paint: Paint): string {
  const blocks = CHANGES.flatMap((kind) => {
    const list = answer.obligations.filter(({ change }) => change === kind);
    return list.length === 0
      ? []
      : section(
          HEADINGS[kind],
          list.map((one) => obligationBlock(one, paint)),
          paint,
        );
  });
  const instruments = answer.instruments.map((one) => instrumentBlock(one, paint));
  if (instruments.length > 0) blocks.unshift(section('Instruments', instruments, paint));
  return `${blocks.join('')}${summaryLine(answer)}\n`;
}

function section(heading: string, blocks: readonly string[], paint: Paint): string {
  return `${paint('bold', heading)}\n\n${blocks.join('\n')}\n`;
}

function summaryLine({ before, after, summary, instruments }: DiffJson): string {
  const kinds = CHANGES.filter((kind) => summary[kind] > 0).map((kind) => `${summary[kind]} ${kind}`);
  const some = instruments.length === 0 ? [] : [`facts of ${counted(instruments.length, 'instrument')}`];
  const sides = `${before.name} (${counted(before.obligations, 'obligation')}) → ${after.name} (${after.obligations})`;
  return singleLine(
    `${sides}: ${[...kinds, ...some].join(', ') || 'nothing differs'}; ${summary.same} the same.`,
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function instrumentBlock({ id, change, title, fields }: InstrumentChange, paint: Paint): string {
  const name = title === null ? '' : `  ${singleLine(title)}`;
  const head = `  ${paint('bold', id)}${name}  ${paint('dim', change)}`;
  return `${head}\n${fieldRows(fields, paint)}`;
}

function obligationBlock(one: ObligationChange, paint: Paint): string {
  const ids = one.was === undefined ? one.id : `${one.was} → ${one.id}`;
  const place = paint('dim', singleLine(`${one.file}:${one.line}`));
  const head = `  ${paint('bold', ids)}  ${singleLine(one.title)}  ${place}\n`;
  const said = remarks(one).map((text) => `    ${singleLine(text)}\n`);
  return `${head}${said.join('')}${fieldRows(one.fields, paint)}${placeRows(one.places, paint)}`;
}

function remarks({ change, how, successor, idMovedTo, isNormative }: ObligationChange): readonly string[] {
  const next = successor === undefined ? '' : `; ${successor} takes its place`;
  return [
    ...(how === undefined ? [] : [`${how === 'removed' ? 'It is gone' : `It is ${how} now`}${next}.`]),
    ...(idMovedTo === undefined
      ? []
      : [`Its id stood for what is ${idMovedTo} now: code may still mean that.`]),
    ...(isNormative || change === 'retired' ? [] : ['What it demands is the same.']),
  ];
}

function fieldRows(fields: readonly FieldChange[], paint: Paint): string {
  return fields.map((field) => row(field.name, fieldText(field, paint))).join('');
}

function fieldText({ before, after, words }: FieldChange, paint: Paint): string {
  const runs: readonly WordRun[] =
    words.length > 0
      ? words
      : [
          { kind: 'removed', text: before ?? '' },
          { kind: 'added', text: after ?? '' },
        ];
  return runs
    .map(({ kind, text }, index) => {
      const shown = singleLine(text);
      if (kind !== 'same') return marked(kind, shown, paint);
      return shortened(shown, index === 0 ? 0 : CONTEXT, index === runs.length - 1 ? 0 : CONTEXT);
    })
    .join('');
}

const MARKS: Readonly<Record<'removed' | 'added', readonly [colour: Colour, open: string, close: string]>> = {
  removed: ['red', '[-', '-]'],
  added: ['green', '{+', '+}'],
};

/** Space around the words stays outside of the marks. */
function marked(kind: 'removed' | 'added', text: string, paint: Paint): string {
  const [colour, open, close] = MARKS[kind];
  const words = text.trim();
  if (words === '') return text === '' ? '' : paint(colour, `${open}${text}${close}`);
  const [lead, trail] = text.split(words, 2);
  return `${lead ?? ''}${paint(colour, `${open}${words}${close}`)}${trail ?? ''}`;
}

/** The beginning and the end of a text, with about so many characters of each: words are left whole where there are any. */
function shortened(text: string, start: number, end: number): string {
  const characters = [...text];
  if (characters.length <= start + end + CONTEXT) return text;
  const head = characters
    .slice(0, start)
    .join('')
    .replace(/\s\S*$/, '');
  const tail =
    end === 0
      ? ''
      : characters
          .slice(-end)
          .join('')
          .replace(/^\S*\s/, '');
  return [head, '…', tail].filter((part) => part !== '').join(' ');
}

function placeRows(places: readonly CodePlace[], paint: Paint): string {
  if (places.length === 0) return row('code', paint('dim', 'no link'));
  const rows = places.slice(0, MAX_PLACES).map(({ id, file, line, column, verb, pinned }, index) => {
    const pin = pinned === null ? '' : `@${pinned}`;
    const text = `${singleLine(file)}:${line}:${column} ${paint('dim', `${verb} ${id}${pin}`)}`;
    return row(index === 0 ? 'code' : '', text);
  });
  const more = places.length - rows.length;
  return `${rows.join('')}${more > 0 ? row('', paint('dim', `and ${more} more; --json lists them`)) : ''}`;
}

function row(name: string, text: string): string {
  return `    ${name.padEnd(NAME_WIDTH)}${text}\n`;
}
