/** A JSON schema, or a part of one. */
export type JsonSchema = { readonly [key: string]: unknown };
