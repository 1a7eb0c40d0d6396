/**
 * Search and filter for the matrix. The page is whole without it: the controls stay hidden, and everything can be opened
 * by hand. It looks the page up at every step, as an editor changes it: there an event `report` tells that it did.
 */
export const SCRIPT = `(() => {
  const byId = (id) => document.getElementById(id);
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const texts = new WeakMap();
  const textOf = (row) => {
    let text = texts.get(row);
    if (text === undefined) texts.set(row, (text = fold(row.textContent)));
    return text;
  };
  const filled = (template, ...values) => template.replace(/{(\\d)}/g, (_, place) => values[place]);
  let opened;

  const apply = () => {
    const bar = byId('filter');
    if (!bar) return;
    const groups = [...document.querySelectorAll('#matrix details.group')];
    bar.hidden = groups.length === 0;
    const wanted = fold(byId('search').value).split(/\\s+/).filter(Boolean);
    const state = byId('state').value;
    const active = wanted.length > 0 || state !== '';
    if (!active && !opened) return;
    opened ??= new Set(groups.filter((group) => group.open).map((group) => group.id));
    let shown = 0;
    let total = 0;
    const counts = groups.map((group) => {
      const title = fold(group.firstElementChild.textContent);
      const rows = [...group.querySelectorAll('tbody > tr')];
      let count = 0;
      for (const row of rows) {
        const fits = (state === '' || row.dataset.state === state) && wanted.every((word) => textOf(row).includes(word) || title.includes(word));
        if (row.hidden === fits) row.hidden = !fits;
        if (fits) count++;
      }
      shown += count;
      total += rows.length;
      return [group, count, rows.length];
    });
    for (const [group, count, rows] of counts) {
      group.hidden = active && count === 0;
      group.open = active ? count > 0 && shown <= 300 : opened.has(group.id);
      group.querySelector('.hits').textContent = active ? filled(bar.dataset.hits, count, rows) : '';
    }
    byId('status').textContent = active ? filled(bar.dataset.found, shown, total) : '';
    byId('reset').hidden = !active;
    if (!active) opened = undefined;
  };
  addEventListener('input', apply);
  addEventListener('change', apply);
  addEventListener('report', apply);
  const reset = () => {
    byId('search').value = '';
    byId('state').value = '';
    apply();
  };
  apply();

  // What is folded or filtered away cannot be scrolled to.
  const uncover = (id) => {
    const target = id && byId(id);
    if (!target) return undefined;
    if (target.closest('[hidden]')) reset();
    for (let closed; (closed = target.closest('details:not([open])')); ) closed.open = true;
    return target;
  };
  const hashOf = (text) => decodeURIComponent(text.slice(1));
  const follow = () => uncover(hashOf(location.hash))?.scrollIntoView();
  addEventListener('hashchange', follow);
  if (location.hash) follow();
  addEventListener(
    'click',
    ({ target }) => {
      const link = target.closest('a[href^="#"]');
      if (link) uncover(hashOf(link.getAttribute('href')));
      if (target.id !== 'reset') return;
      reset();
      byId('search').focus();
    },
    true,
  );

  let unprinted = [];
  addEventListener('beforeprint', () => {
    unprinted = [...document.querySelectorAll('details:not([open])')];
    for (const element of unprinted) element.open = true;
  });
  addEventListener('afterprint', () => {
    for (const element of unprinted) element.open = false;
  });
})();`;
