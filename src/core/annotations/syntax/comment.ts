/** Offsets of a comment's content: the text between its markers. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  /** Set where prose is interrupted by inline code: a note that begins here goes on to the end of the line. */
  readonly lineGoesOn?: true;
}
