import { expect, test } from 'vitest';
import { type Arguments, questionSchema, readQuestion } from '../../../src/core/answers/question.ts';
import { QuestionError } from '../../../src/core/answers/questionError.ts';

const KNOWN = {
  query: { type: 'string', description: 'Words.', maxLength: 5, default: '' },
  id: { type: 'string', minLength: 1, required: true },
  by: { type: 'string', enum: ['law', 'domain'] },
  limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
} as const satisfies Arguments;

test('what is not given has its default, or is not there', () => {
  expect(readQuestion(KNOWN, { id: 'A-1' })).toEqual({ query: '', id: 'A-1', limit: 20 });
  const whole = { query: 'lock', id: 'A-1', by: 'law', limit: 100 };
  expect(readQuestion(KNOWN, whole)).toEqual(whole);
  expect(readQuestion(KNOWN, { id: 'A-1', query: undefined })).toMatchObject({ query: '' });
});

test.each<[unknown, RegExp]>([
  [undefined, /must be an object/],
  [null, /must be an object/],
  ['A-1', /must be an object/],
  [['A-1'], /must be an object/],
  [{}, /required value is missing: id/],
  [{ id: '' }, /id must be a text that is not empty/],
  [{ id: 5 }, /id must be a text/],
  [{ id: null }, /id/],
  [{ id: 'A-1', query: 'longer' }, /query must be a text of at most 5 characters/],
  [{ id: 'A-1', by: 'colour' }, /by must be one of law, domain/],
  [{ id: 'A-1', limit: 0 }, /limit must be a whole number from 1 to 100/],
  [{ id: 'A-1', limit: 101 }, /limit/],
  [{ id: 'A-1', limit: 2.5 }, /limit/],
  [{ id: 'A-1', limit: '5' }, /limit/],
  [{ id: 'A-1', querry: 'x' }, /no argument "querry": pass query, id, by, limit/],
  [JSON.parse('{"id":"A-1","__proto__":{}}'), /no argument "__proto__"/],
])('%j is refused with a sentence', (given, words) => {
  expect(() => readQuestion(KNOWN, given)).toThrow(QuestionError);
  expect(() => readQuestion(KNOWN, given)).toThrow(words);
});

test('the schema says the same', () => {
  expect(questionSchema(KNOWN)).toEqual({
    type: 'object',
    properties: {
      query: { type: 'string', description: 'Words.', maxLength: 5, default: '' },
      id: { type: 'string', minLength: 1 },
      by: { type: 'string', enum: ['law', 'domain'] },
      limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
    },
    required: ['id'],
    additionalProperties: false,
  });
});
