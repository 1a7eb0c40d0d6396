import { z } from 'zod';
import { type Argument, type Arguments, AS_OF, type Asked, FILE, ID, PAGE, QUERY } from '../core/index.ts';

type Schemas<A extends Arguments> = {
  readonly [Name in keyof A]: z.ZodType<Name extends keyof Asked<A> ? Asked<A>[Name] : never>;
};

/** The core's arguments in the form that the SDK takes. */
export function argumentSchemas<A extends Arguments>(known: A): Schemas<A> {
  const schemas = Object.entries(known).map(([name, argument]) => [name, argumentSchema(argument)] as const);
  // Each schema is made of the argument of its name, which the type system cannot follow through the list.
  return Object.fromEntries(schemas) as Schemas<A>;
}

export const asOfInput = argumentSchemas(AS_OF);
export const pageInput = argumentSchemas(PAGE);
export const idInput = argumentSchemas(ID);
export const fileInput = argumentSchemas(FILE);
export const queryInput = argumentSchemas(QUERY);

function argumentSchema(argument: Argument): z.ZodType {
  const schema = valueSchema(argument);
  const described = argument.description === undefined ? schema : schema.describe(argument.description);
  if (argument.default !== undefined) return described.default(argument.default);
  return argument.required ? described : described.optional();
}

function valueSchema(argument: Argument): z.ZodType {
  if (argument.type === 'integer') return z.int().min(argument.minimum).max(argument.maximum);
  if (argument.enum) return z.enum(argument.enum);
  const text = z.string().min(argument.minLength ?? 0);
  return argument.maxLength === undefined ? text : text.max(argument.maxLength);
}
