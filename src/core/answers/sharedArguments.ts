import type { Arguments } from './question.ts';

// Arguments that several questions have.

export const AS_OF = {
  asOf: { type: 'string', description: 'YYYY-MM-DD; today unless given.' },
} as const satisfies Arguments;

export const PAGE = {
  limit: { type: 'integer', description: 'Most entries to show.', minimum: 1, maximum: 100, default: 20 },
  cursor: { type: 'string', description: 'nextCursor of the answer before.', maxLength: 200 },
} as const satisfies Arguments;

export const ID = {
  id: {
    type: 'string',
    description: 'Id of an obligation, such as CN-PIPL-40.',
    minLength: 1,
    maxLength: 200,
    required: true,
  },
} as const satisfies Arguments;

export const QUERY = {
  query: {
    type: 'string',
    description: 'Words and filters, for example: store data in china in:cn state:uncovered',
    maxLength: 500,
    default: '',
  },
} as const satisfies Arguments;
