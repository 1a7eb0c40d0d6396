/*
 * These functions run inside the page: they use nothing outside themselves.
 * The editor draws a line as several spans, with no-break spaces for blanks, and keeps lines in any order.
 */

/** The middle of a word on the screen, in pixels. */
export interface WordPlace {
  readonly x: number;
  readonly y: number;
}

/** The text of the lines below an element, from top to bottom. */
export function readLines(container: Element): string[] {
  return [...container.querySelectorAll('.view-line')]
    .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
    .sort((a, b) => a.top - b.top)
    .map((line) => line.text.replaceAll('\u00a0', ' '));
}

/** Finds an occurrence of a word, counted from 0, in the lines below an element. */
export function findWord(
  container: Element,
  wanted: { readonly word: string; readonly occurrence: number },
): WordPlace | undefined {
  const lines = [...container.querySelectorAll('.view-line')].sort(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  let seen = 0;
  for (const line of lines) {
    const text = (line.textContent ?? '').replaceAll('\u00a0', ' ');
    for (let at = text.indexOf(wanted.word); at >= 0; at = text.indexOf(wanted.word, at + 1)) {
      if (seen === wanted.occurrence) {
        return middleOf(line, at + Math.floor(wanted.word.length / 2));
      }
      seen += 1;
    }
  }
  return undefined;

  /** The middle of the character at an offset of a line's text. */
  function middleOf(line: Element, offset: number): WordPlace | undefined {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let start = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (offset < start + length) {
        const range = document.createRange();
        range.setStart(node, offset - start);
        range.setEnd(node, offset - start + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      start += length;
    }
    return undefined;
  }
}
