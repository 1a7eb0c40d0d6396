/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Narrows parsed JSON to an object; throws with the name of what was read, since every caller needs one. */
export function asObject(value: unknown, what: string): JsonObject {
  if (isObject(value)) {
    return value;
  }
  throw new Error(`${what} is not a JSON object`);
}

/** Parses a JSON text that must hold an object. */
export function parseObject(text: string, what: string): JsonObject {
  const value: unknown = JSON.parse(text);
  return asObject(value, what);
}

/** Narrows parsed JSON to a text; throws with the name of what was read. */
export function asText(value: unknown, what: string): string {
  if (typeof value === 'string') {
    return value;
  }
  throw new Error(`${what} is not a text`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
