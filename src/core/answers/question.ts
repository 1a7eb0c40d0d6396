import { QuestionError } from './questionError.ts';

/** An argument of a question, in the words of JSON Schema; `required` is ours, and stands beside the arguments there. */
export type Argument = TextArgument | NumberArgument;
interface TextArgument {
  readonly type: 'string';
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly default?: string;
  readonly required?: true;
}
interface NumberArgument {
  readonly type: 'integer';
  readonly description?: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly default?: number;
  readonly required?: true;
}

/** The arguments of one question by name. */
export type Arguments = Readonly<Record<string, Argument>>;

type ValueOf<A extends Argument> = A extends { readonly enum: readonly (infer Word)[] }
  ? Word
  : A extends { readonly type: 'integer' }
    ? number
    : string;
type Certain = { readonly required: true } | { readonly default: string | number };

/** What was asked, once it has been read: what has a default is there. */
export type Asked<A extends Arguments> = {
  readonly [Name in keyof A as A[Name] extends Certain ? Name : never]: ValueOf<A[Name]>;
} & {
  readonly [Name in keyof A as A[Name] extends Certain ? never : Name]?: ValueOf<A[Name]> | undefined;
};

/** Reads what an agent gave. The first thing that is wrong with it ends the question, with a sentence. */
export function readQuestion<A extends Arguments>(known: A, given: unknown): Asked<A> {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new QuestionError('The arguments must be an object.');
  const names = Object.keys(known);
  for (const name of Object.keys(given))
    if (!Object.hasOwn(known, name))
      throw new QuestionError(`There is no argument "${name.slice(0, 100)}": pass ${names.join(', ')}.`);
  const values = new Map(Object.entries(given));
  const asked = names.flatMap((name) => {
    const argument = known[name];
    const value = values.get(name) ?? argument?.default;
    if (argument === undefined || value === undefined) {
      if (argument?.required) throw new QuestionError(`A required value is missing: ${name}.`);
      return [];
    }
    const wrong = faultOf(argument, value);
    if (wrong !== undefined) throw new QuestionError(`${name} must be ${wrong}.`);
    return [[name, value] as const];
  });
  // Each value was checked against its own argument just now, which the type system cannot follow through the list.
  return Object.fromEntries(asked) as Asked<A>;
}

/** The arguments as a JSON Schema. */
export function questionSchema(known: Arguments): Readonly<Record<string, unknown>> {
  const required = Object.keys(known).filter((name) => known[name]?.required);
  const properties = Object.entries(known).map(
    ([name, { required: _, ...schema }]) => [name, schema] as const,
  );
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

/** What a value would have to be; undefined where it is that. */
function faultOf(argument: Argument, value: unknown): string | undefined {
  if (argument.type === 'integer') {
    const { minimum, maximum } = argument;
    const fits = typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
    return fits ? undefined : `a whole number from ${minimum} to ${maximum}`;
  }
  if (typeof value !== 'string') return 'a text';
  const { minLength = 0, maxLength = Number.MAX_SAFE_INTEGER } = argument;
  if (argument.enum && !argument.enum.includes(value)) return `one of ${argument.enum.join(', ')}`;
  if (value.length > maxLength) return `a text of at most ${maxLength} characters`;
  return value.length < minLength ? 'a text that is not empty' : undefined;
}
