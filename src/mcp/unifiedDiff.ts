const CONTEXT = 3;

/** One change of a text as a unified diff that `git apply` takes, with three lines around it; empty for the same text. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  const first = Math.max(0, start - CONTEXT);
  const [oldEnd, nowEnd] = [old.length - end, now.length - end];
  const trailing = old.slice(oldEnd, oldEnd + CONTEXT);
  const rows = [
    ...old.slice(first, start).map((line) => [' ', line] as const),
    ...old.slice(start, oldEnd).map((line) => ['-', line] as const),
    ...now.slice(start, nowEnd).map((line) => ['+', line] as const),
    ...trailing.map((line) => [' ', line] as const),
  ];
  const span = (count: number) => `${count === 0 ? first : first + 1},${count}`;
  const lead = start - first;
  const header = `@@ -${span(lead + oldEnd - start + trailing.length)} +${span(lead + nowEnd - start + trailing.length)} @@\n`;
  return `--- a/${path}\n+++ b/${path}\n${header}${rows.map(([mark, line]) => row(mark, line)).join('')}`;
}

/** Lines with their ends; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function row(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
