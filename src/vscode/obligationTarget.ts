/**
 * The ids that a command is given: a text, a list of texts, a node of one of the views, or an item that holds an id.
 * Where several rows of a view are selected, the editor gives the command the row and then all of them.
 */
export function idsOf(target: unknown, selected?: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [target];
  return [...new Set(all.flatMap((one) => (Array.isArray(one) ? one.flatMap(idOf) : idOf(one))))];
}

function idOf(target: unknown): readonly string[] {
  if (typeof target === 'string') return [target];
  if (typeof target !== 'object' || target === null) return [];
  for (const key of ['obligation', 'link', 'finding'] as const) {
    const held: unknown =
      key in target ? new Map<string, unknown>(Object.entries(target)).get(key) : undefined;
    const ids = idOf(held);
    if (ids.length > 0) return ids;
  }
  return 'id' in target && typeof target.id === 'string' && !isGroup(target) ? [target.id] : [];
}

function isGroup(target: object): boolean {
  return (
    'kind' in target && (target.kind === 'group' || target.kind === 'severity' || target.kind === 'file')
  );
}
