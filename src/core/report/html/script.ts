/**
 * Search and filter for the matrix. The page is whole without it: the controls stay hidden, and everything can be opened
 * by hand.
 */
export const SCRIPT = `(() => {
  const bar = document.getElementById('filter');
  const all = [...document.querySelectorAll('details')];
  const groups = [...document.querySelectorAll('#matrix details.group')].map((element) => ({
    element,
    wasOpen: element.open,
    hits: element.querySelector('.hits'),
    rows: [...element.querySelectorAll('tbody > tr')].map((row) => ({ row, state: row.dataset.state, text: '' })),
  }));

  if (bar && groups.length > 0) {
    const [search, state, reset, status] = ['search', 'state', 'reset', 'status'].map((id) => document.getElementById(id));
    const fold = (text) => text.normalize('NFKC').toLowerCase();
    const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const apply = () => {
      const wanted = fold(search.value).split(/\\s+/).filter(Boolean);
      const active = wanted.length > 0 || state.value !== '';
      let shown = 0;
      for (const group of groups) {
        const title = fold(group.element.querySelector('summary').textContent);
        group.count = 0;
        for (const entry of group.rows) {
          entry.text ||= title + ' ' + fold(entry.row.textContent);
          const fits = (state.value === '' || entry.state === state.value) && wanted.every((word) => entry.text.includes(word));
          entry.row.hidden = !fits;
          if (fits) group.count++;
        }
        shown += group.count;
      }
      for (const { element, wasOpen, hits, count, rows } of groups) {
        element.hidden = active && count === 0;
        element.open = active ? count > 0 && shown <= 300 : wasOpen;
        hits.textContent = active ? count + ' of ' + rows.length + ' shown' : '';
      }
      status.textContent = active ? shown + ' of ' + total + ' obligations' : '';
      reset.hidden = !active;
    };
    search.addEventListener('input', apply);
    state.addEventListener('change', apply);
    reset.addEventListener('click', () => {
      search.value = '';
      state.value = '';
      apply();
      search.focus();
    });
    bar.hidden = false;
    if (search.value !== '' || state.value !== '') apply();
  }

  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest('details:not([open])');
    if (closed) closed.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', reveal);
  if (location.hash) reveal();

  let opened = [];
  addEventListener('beforeprint', () => {
    opened = all.filter((element) => !element.open);
    for (const element of opened) element.open = true;
  });
  addEventListener('afterprint', () => {
    for (const element of opened) element.open = false;
  });
})();`;
