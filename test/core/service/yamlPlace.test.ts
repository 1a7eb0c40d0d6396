import { describe, expect, test } from 'vitest';
import { yamlPlaceAt } from '../../../src/core/service/yamlPlace.ts';
import { largeSize } from '../randomRuns.ts';
import { atCursor } from './cursorText.ts';

function placeOf(marked: string): string {
  const { text, offset } = atCursor(marked);
  const place = yamlPlaceAt(text, offset);
  if (!place) return 'nothing';
  const siblings = place.siblings.length === 0 ? '' : ` beside ${place.siblings.join(' ')}`;
  return `${place.role} ${place.path.join('/')} "${text.slice(place.start, offset)}"${siblings}`;
}

describe('blocks', () => {
  test.each([
    ['|', 'key  ""'],
    ['mod|', 'key  "mod"'],
    ['clause: Article 1\nmod|', 'key  "mod" beside clause'],
    ['mod|\nclause: x\ntags: [a]', 'key  "mod" beside clause tags'],
    ['mod|ality: must', 'key  "mod"'],
    ['modality: |', 'value modality ""'],
    ['modality: mu|', 'value modality "mu"'],
    ['modality:   mu|', 'value modality "mu"'],
    ['modality:|', 'nothing'],
    ['modality: "mu|', 'value modality "mu"'],
    ["modality: 'mu|", 'value modality "mu"'],
    ['modality: "must"|', 'nothing'],
    ['modality: must # a|', 'nothing'],
    ['# |', 'nothing'],
    ['a: x#y|', 'value a "x#y"'],
    ['scope:\n  |', 'key scope ""'],
    ['scope:\n  roles: [a]\n  |', 'key scope "" beside roles'],
    ['scope:\n  |\n  roles: [a]\nlinks: []', 'key scope "" beside roles'],
    ['scope:\n  roles: [a]\n|', 'key  "" beside scope'],
    ['modality: must\n  |', 'nothing'],
    ['a: ‖\n  text |', 'nothing'],
    ['a: >-\n  text\n|', 'key  "" beside a'],
    ['a: "one\n  two |', 'nothing'],
    ['verbs:\n  "qa/**": |', 'value verbs/qa/** ""'],
    ['a: 1\r\nb: |', 'value b ""'],
  ])('%j: %s', (marked, expected) => {
    expect(placeOf(marked)).toBe(expected);
  });
});

describe('lists', () => {
  test.each([
    ['related:\n  - |', 'item related ""'],
    ['related:\n- CN|', 'item related "CN"'],
    ['related:\n  -|', 'nothing'],
    ['related:\n  - A-1\n  - |', 'item related ""'],
    ['related:\n  - A-1\n    |', 'nothing'],
    ['related:\n  - id: |', 'value related/id ""'],
    ['related:\n  - id: A-1\n    |', 'key related "" beside id'],
    ['related:\n  - |\n    id: A-1', 'item related "" beside id'],
    ['related:\n  - id: A-1\n    relation: in|', 'value related/relation "in"'],
    ['related:\n  - id: A-1\n  |', 'nothing'],
    ['related:\n- A-1\nta|', 'key  "ta" beside related'],
    ['- - - |', 'item  ""'],
  ])('%j: %s', (marked, expected) => {
    expect(placeOf(marked)).toBe(expected);
  });
});

describe('brackets and braces', () => {
  test.each([
    ['related: [|', 'item related ""'],
    ['related: [A-1, CN|', 'item related "CN"'],
    ['related: ["CN|', 'item related "CN"'],
    ['related: [\n  A-1,\n  |\n]', 'item related ""'],
    ['related: [{ |', 'key related ""'],
    ['related: [{ id: |', 'value related/id ""'],
    ['related: [{ id:|', 'nothing'],
    ['related: [{ id: A-1, |', 'key related "" beside id'],
    ['related: [{ id: A-1, rel|ation: equal }]', 'key related "rel" beside id'],
    ['related:\n  - { id: A-1, relation: |', 'value related/relation ""'],
    ['related:\n  - { id: A-1, note: "a, b: c", relation: s|', 'value related/relation "s"'],
    ['scope: { roles: [|', 'item scope/roles ""'],
    ['related: [A-1] |', 'nothing'],
    ['related: [A-1, # |', 'nothing'],
    ['related: [A-1]\n|', 'key  "" beside related'],
    ['a: [[[[|', 'item a ""'],
  ])('%j: %s', (marked, expected) => {
    expect(placeOf(marked)).toBe(expected);
  });
});

test('long and hostile text takes no time', () => {
  for (const text of ['[', '{a: ', '- ', '"', 'a: ', ' ', 'a ', '- a:\n']) {
    const long = text.repeat(largeSize(20_000));
    yamlPlaceAt(long, long.length);
    // Nothing to assert: time that grows faster than the text would end at the limit of the test.
  }
});
