import type { PageChange } from './protocol.ts';

/** Sets up an element before it is shown. */
export type Dress = (element: Element) => void;

/**
 * Changes lists of elements in place. What an element's own lists hold is carried over to the element that comes in its
 * stead, and so are the focus and what was unfolded in it.
 */
export class PageLists {
  readonly #dress: Dress;
  /** Every list that a change has named. */
  readonly #lists = new Set<string>();
  /** What the lists of elements that went have held, until it is known whether these come back. */
  readonly #waiting = new Map<string, DocumentFragment>();

  constructor(dress: Dress) {
    this.#dress = dress;
  }

  apply({ list, at, remove, insert }: PageChange): void {
    this.#lists.add(list);
    const holder = document.getElementById(list);
    if (!holder) return;
    const gone = [...holder.children].slice(at, at + remove);
    const next = holder.children[at + remove] ?? null;
    const fresh = document.createElement('template');
    fresh.innerHTML = insert.join('');
    const came = [...fresh.content.children];
    for (const element of came) this.#takeOver(element);
    for (const element of gone) this.#keepLists(element);
    const focused = gone.findIndex((element) => element.contains(document.activeElement));
    const focus = focused < 0 ? undefined : focusIn(gone[focused]);
    for (const element of came) {
      this.#giveBack(element);
      this.#dress(element);
    }
    for (const [index, element] of gone.entries()) keepFolds(element, came[index]);
    holder.insertBefore(fresh.content, next);
    for (const element of gone) element.remove();
    if (focus) focus(came[focused]);
  }

  /** Lets go of what has not come back. */
  end(): void {
    this.#waiting.clear();
  }

  #ownLists(element: Element): Element[] {
    return [element, ...element.querySelectorAll('[id]')].filter(({ id }) => this.#lists.has(id));
  }

  /** Takes what a list of the same id holds elsewhere on the page. */
  #takeOver(element: Element): void {
    for (const list of this.#ownLists(element)) {
      const shown = document.getElementById(list.id);
      if (shown) moveChildren(shown, list);
    }
  }

  #keepLists(element: Element): void {
    for (const list of this.#ownLists(element).reverse()) {
      if (list.children.length === 0) continue;
      const kept = document.createDocumentFragment();
      moveChildren(list, kept);
      this.#waiting.set(list.id, kept);
    }
  }

  #giveBack(element: Element): void {
    for (const list of this.#ownLists(element)) {
      const kept = this.#waiting.get(list.id);
      if (!kept || list.children.length > 0) continue;
      this.#waiting.delete(list.id);
      list.append(kept);
    }
  }
}

function moveChildren(from: Element, to: Element | DocumentFragment): void {
  while (from.firstChild) to.append(from.firstChild);
}

/** Folds without an id are kept by their order. */
function keepFolds(gone: Element, came: Element | undefined): void {
  const before = foldsIn(gone);
  for (const [index, fold] of (came ? foldsIn(came) : []).entries())
    fold.open = before[index]?.open ?? fold.open;
}

function foldsIn(element: Element): HTMLDetailsElement[] {
  return [...element.querySelectorAll<HTMLDetailsElement>('details:not([id])')];
}

const FOCUSABLE = 'a[href], button, input, select, summary, [tabindex]';

/** Sets the focus, and what was selected in a field, in the element that came for the one that had it. */
function focusIn(element: Element | undefined): ((came: Element | undefined) => void) | undefined {
  const active = document.activeElement;
  if (!element || !active) return undefined;
  const index = [...element.querySelectorAll(FOCUSABLE)].indexOf(active);
  const selected =
    active instanceof HTMLInputElement ? ([active.selectionStart, active.selectionEnd] as const) : undefined;
  return (came) => {
    const target =
      active.id === ''
        ? came?.querySelectorAll<HTMLElement>(FOCUSABLE)[index]
        : document.getElementById(active.id);
    target?.focus({ preventScroll: true });
    if (selected && target instanceof HTMLInputElement) target.setSelectionRange(...selected);
  };
}
