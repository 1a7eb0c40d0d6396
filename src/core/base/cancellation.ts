/** Says whether the work is still wanted. Structurally a part of VS Code's and LSP's `CancellationToken`. */
export interface CancellationToken {
  readonly isCancellationRequested: boolean;
}

/** A token that never cancels. */
export const neverCancelled: CancellationToken = Object.freeze({ isCancellationRequested: false });
