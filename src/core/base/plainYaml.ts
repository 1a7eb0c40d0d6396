// What the quick readers of YAML have in common, which leave all that is not plain to the library.

/** Tabs, lone carriage returns, other control characters and odd line separators are left to the library. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
export const STRANGE = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\r(?!\n)/;

export const QUOTED = /"[^"\\\r\n]*"|'[^'\r\n]*'/y;
export const COMMA = / *, */y;
/** What may follow a value: spaces, a comment, the end of the line. */
export const REST_OF_LINE = / *(?: #[^\r\n]*)?(?:\r?\n|$)/y;

/** What YAML takes a text without quotes for. */
export type ScalarType = 'text' | 'number' | 'boolean' | 'null';

/** How text begins that is surely nothing else: most does. */
const PLAIN_TEXT = /^[A-EG-MO-SU-Za-eg-mo-su-z\u0080-\uffff]/;
const NULL = /^(?:~|null|Null|NULL)?$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const NUMBER =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What the core schema of YAML 1.2 takes unquoted text for. */
export function typeOfPlain(text: string): ScalarType {
  if (PLAIN_TEXT.test(text)) return 'text';
  if (NULL.test(text)) return 'null';
  if (BOOLEAN.test(text)) return 'boolean';
  return NUMBER.test(text) ? 'number' : 'text';
}
