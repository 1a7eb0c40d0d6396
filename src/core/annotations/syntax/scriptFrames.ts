/** What stands open in a script. All but the parentheses, `tag` and `children` end at a `}`. */
type Kind =
  | 'parenthesis'
  /** Parentheses after `if` and its kin: an operand is expected after them. */
  | 'condition'
  | 'block'
  | 'object'
  | 'template'
  /** Code inside an element. */
  | 'expression'
  /** The braces around the whole stretch that is scanned. */
  | 'outer'
  | 'tag'
  | 'children';

interface ScriptFrame {
  readonly kind: Kind;
  /** An element's name. */
  readonly name?: string;
}

const BRACES: ReadonlySet<Kind> = new Set(['block', 'object', 'template', 'expression', 'outer']);

/** Brackets nested deeper are only counted, templates and elements are read as text: real code never comes near. */
const MAX_FRAMES = 10_000;

/** The stack of what stands open in a script. */
export class ScriptFrames {
  readonly #frames: ScriptFrame[] = [];
  #openBraces = 0;
  /** Brackets beyond the limit. */
  #overflow = 0;

  get innermost(): Kind | undefined {
    return this.#frames.at(-1)?.kind;
  }

  /** False, and nothing happens, when the nesting is too deep. */
  push(kind: Kind, name?: string): boolean {
    if (this.#frames.length >= MAX_FRAMES) return false;
    this.#frames.push(name === undefined ? { kind } : { kind, name });
    if (BRACES.has(kind)) this.#openBraces++;
    return true;
  }

  /** Opens a bracket, however deep. */
  open(kind: Kind): void {
    if (!this.push(kind)) this.#overflow++;
  }

  /** Leaves the innermost element or its tag, and gives its name. */
  popElement(): string {
    return this.#frames.pop()?.name ?? '';
  }

  /** Closes the innermost parentheses, where they are innermost of all. */
  closeParenthesis(): Kind | undefined {
    if (this.#overflow > 0) {
      this.#overflow--;
      return undefined;
    }
    const kind = this.innermost;
    if (kind !== 'parenthesis' && kind !== 'condition') return undefined;
    this.#frames.pop();
    return kind;
  }

  /** Closes the innermost braces; parentheses inside that were never closed end with them. */
  closeBrace(): Kind | undefined {
    if (this.#overflow > 0) {
      this.#overflow--;
      return undefined;
    }
    if (this.#openBraces === 0) return undefined;
    this.#openBraces--;
    let frame = this.#frames.pop();
    while (frame !== undefined && !BRACES.has(frame.kind)) frame = this.#frames.pop();
    return frame?.kind;
  }
}
