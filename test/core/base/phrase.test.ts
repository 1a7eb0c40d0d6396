import { expect, test } from 'vitest';
import {
  inEnglish,
  listed,
  messageIn,
  phrase,
  say,
  type Translate,
  worded,
} from '../../../src/core/base/phrase.ts';

const WORDS: Readonly<Record<string, string>> = {
  'Nothing answers {0}: {1}.': '{1} ({0}) bleibt offen.',
  'an end': 'ein Ende',
  '{0} Did you mean {1}?': '{0} Meinten Sie {1}?',
  '{0} is not in the catalogue.': '{0} fehlt im Katalog.',
};
const german: Translate = (template, ...values) => inEnglish(WORDS[template] ?? template, ...values);

test.each([
  ['nothing to fill', [], 'nothing to fill'],
  ['{0} of {1}', [3, 'x'], '3 of x'],
  ['{1} before {0}, {1} again', ['a', 'b'], 'b before a, b again'],
  // What stands in a value is never filled.
  ['{0} and {1}', ['{1}', 'b'], '{1} and b'],
  ['{0} without a value', [], '{0} without a value'],
  ['$& and {name} stay, {0}', ['$1'], '$& and {name} stay, $1'],
])('%s', (template, values, expected) => {
  expect(inEnglish(template, ...values)).toBe(expected);
});

test('a message is English, and is said in another language from its phrase', () => {
  const said = say('Nothing answers {0}: {1}.', 'SEC-1', 'Lock accounts');
  expect(said.message).toBe('Nothing answers SEC-1: Lock accounts.');
  expect(messageIn(said, german)).toBe('Lock accounts (SEC-1) bleibt offen.');
});

test('a message without a phrase is said as it is', () => {
  expect(messageIn({ message: 'bad indentation' }, german)).toBe('bad indentation');
});

test('phrases in phrases are translated as well', () => {
  const sentence = phrase('{0} Did you mean {1}?', phrase('{0} is not in the catalogue.', 'SEC-1'), 'SEC-2');
  expect(worded(sentence)).toBe('SEC-1 is not in the catalogue. Did you mean SEC-2?');
  expect(worded(sentence, german)).toBe('SEC-1 fehlt im Katalog. Meinten Sie SEC-2?');
});

test('lists', () => {
  expect(worded(listed([phrase('an end')]), german)).toBe('ein Ende');
  expect(worded(listed([phrase('a'), phrase('b'), phrase('c')]))).toBe('a, b, c');
});
