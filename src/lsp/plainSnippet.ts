/** The text of a snippet for clients that know none: its placeholders stand as they are. */
export function plainSnippet(snippet: string): string {
  return snippet.replace(
    /\\(.)|\$\{\d+:((?:\\.|[^}\\])*)\}|\$(?:\d+|\{\d+\})/gs,
    (_all, escaped?: string, placeholder?: string) => escaped ?? plainSnippet(placeholder ?? ''),
  );
}
