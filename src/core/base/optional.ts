/** The key with its value, or nothing where there is none: an absent fact leaves no key behind. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  // TypeScript gives a computed key the type of an index signature, which says less than the code does.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
