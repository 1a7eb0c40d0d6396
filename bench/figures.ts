/** What one measurement gave. */
export interface Row {
  readonly what: string;
  readonly value: number;
  readonly unit: 'x rg' | 'ms' | 'MB' | 'KB' | 'x';
  /** At most so much is wanted. */
  readonly goal?: number;
  /** At least so much is wanted. */
  readonly floor?: number;
}

/**
 * Milliseconds that a Node which does nothing takes where the goals in milliseconds were set. What starts a program is
 * mostly Node's, and grows and shrinks with the machine.
 */
export const NODE_ONCE = 40;

/** A goal, or nothing where there is none. */
export function upTo(goal: number | undefined): { readonly goal?: number } {
  return goal === undefined ? {} : { goal };
}

export function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[list.length >> 1] ?? Number.NaN;
}

export function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, value, unit, goal, floor }) => {
    const missed = value > (goal ?? value) || value < (floor ?? value) ? ' (missed)' : '';
    const wanted =
      goal !== undefined
        ? `≤ ${rounded(goal)} ${unit}${missed}`
        : floor !== undefined
          ? `≥ ${rounded(floor)} ${unit}${missed}`
          : '';
    return `| ${what} | ${rounded(value)} ${unit} | ${wanted} |`;
  });
  return ['| what | measured | goal |', '|---|---|---|', ...lines].join('\n');
}

function rounded(value: number): string {
  return Number.isInteger(value) || value >= 10 ? value.toFixed(0) : value.toFixed(2);
}
