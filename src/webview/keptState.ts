/** What a reader has set on the page, and finds again after a reload. */
export interface KeptState {
  readonly search: string;
  readonly state: string;
  /** What was folded or unfolded, by its id. */
  readonly folds: Readonly<Record<string, boolean>>;
  /** In pixels from the top. */
  readonly scroll: number;
}

export const NOTHING_KEPT: KeptState = { search: '', state: '', folds: {}, scroll: 0 };

/** Reads what an editor has kept: of another version of the page, perhaps. */
export function keptState(value: unknown): KeptState {
  if (typeof value !== 'object' || value === null) return NOTHING_KEPT;
  const { search, state, folds, scroll } = value as Partial<Record<keyof KeptState, unknown>>;
  return {
    search: typeof search === 'string' ? search : '',
    state: typeof state === 'string' ? state : '',
    folds: isFolds(folds) ? folds : {},
    scroll: typeof scroll === 'number' && Number.isFinite(scroll) ? scroll : 0,
  };
}

function isFolds(value: unknown): value is KeptState['folds'] {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((isOpen) => typeof isOpen === 'boolean')
  );
}
