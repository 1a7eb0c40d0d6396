import { type KeptState, keptState } from './keptState.ts';
import { PageLists } from './pageLists.ts';
import { placeOf } from './placeLink.ts';
import { type FromPage, toPage } from './protocol.ts';

/** Runs in the page of the report: fills it, opens code, and keeps what its reader has set. */

interface EditorApi {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): EditorApi;

const editor = acquireVsCodeApi();
const page = `${performance.timeOrigin}-${Math.random()}`;
let kept = keptState(editor.getState());
let isWhole = false;
const lists = new PageLists(dress);

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = toPage(data);
  if (message?.page !== page) return;
  const wasWhole = isWhole;
  keepingPlace(() => {
    for (const change of message.changes) lists.apply(change);
    if (!message.isLast) return;
    lists.end();
    // The page's own script filters again.
    dispatchEvent(new Event('report'));
  });
  if (!message.isLast) return;
  isWhole = true;
  if (!wasWhole) scrollTo({ top: kept.scroll, behavior: 'instant' });
});

// Before the editor itself sees the click: it would ask whether to leave for an unknown address.
addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const place = placeOf(link?.getAttribute('href') ?? '');
    if (!place) return;
    event.preventDefault();
    event.stopPropagation();
    editor.postMessage({ type: 'open', ...place, beside: event.ctrlKey || event.metaKey });
  },
  { capture: true },
);

const onFilter = () => {
  keep({ search: field('search'), state: field('state') });
};
addEventListener('input', onFilter);
addEventListener('change', onFilter);
addEventListener('report', onFilter);
addEventListener('click', onFilter);

addEventListener(
  'toggle',
  ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || target.id === '' || !target.isConnected) return;
    // A filter folds and unfolds by itself.
    if (target.classList.contains('group') && kept.search + kept.state !== '') return;
    if (isWhole) keep({ folds: { ...kept.folds, [target.id]: target.open } });
  },
  { capture: true },
);

addEventListener('scrollend', () => {
  if (isWhole) keep({ scroll: scrollY });
});

editor.postMessage({ type: 'ready', page });

function keep(moved: Partial<KeptState>): void {
  kept = { ...kept, ...moved };
  editor.setState(kept);
}

function field(id: 'search' | 'state'): string {
  const element = document.getElementById(id);
  return element instanceof HTMLInputElement || element instanceof HTMLSelectElement
    ? element.value
    : kept[id];
}

function dress(element: Element): void {
  for (const fold of [element, ...element.querySelectorAll('details[id]')]) {
    if (fold instanceof HTMLDetailsElement) fold.open = kept.folds[fold.id] ?? fold.open;
  }
  for (const id of ['search', 'state'] as const) {
    const control = element.querySelector(`#${id}`);
    if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = kept[id];
  }
}

/** Makes changes without moving what is at the top of the window. */
function keepingPlace(change: () => void): void {
  const anchor = isWhole ? shownAt(innerWidth / 2, 8) : undefined;
  const top = anchor?.getBoundingClientRect().top ?? 0;
  change();
  if (!anchor) return;
  const now = anchor.isConnected ? anchor : anchor.id === '' ? null : document.getElementById(anchor.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
}

function shownAt(x: number, y: number): Element | undefined {
  return document.elementFromPoint(x, y)?.closest('tr[id], li, section, details') ?? undefined;
}
