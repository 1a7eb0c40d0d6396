/**
 * How good the suggestions for labelled snippets of code are: `npx node bench/suggestQuality.ts [--show]`. Prints the
 * precision among the first three, how often a fitting obligation is found, and how many ordinary snippets get nothing;
 * `--show` lists what every snippet gets.
 */
import { FOLDERS, qualityOf, type Suggested, suggestFor } from './suggest-quality/measure.ts';

for (const [name, folder] of Object.entries(FOLDERS)) {
  const suggested = suggestFor(folder);
  const { precision3, found, telling, silent, ordinary } = qualityOf(suggested);
  console.log(
    `${name.padEnd(9)} precision@3 ${(precision3 * 100).toFixed(1)} %   found ${found} of ${telling}   silent ${silent} of ${ordinary}`,
  );
  if (process.argv.includes('--show')) for (const one of suggested) show(one);
}

function show({ file, label, suggestions, right }: Suggested): void {
  console.log(`\n${file}${label.ids.length === 0 ? ' (ordinary)' : ''}`);
  for (const [index, { id, score, title, because }] of suggestions.entries()) {
    const verdict = label.ids.includes(id) ? 'best ' : right[index] ? 'right' : 'wrong';
    console.log(`  ${verdict} ${score.toFixed(2)} ${id} ${title} (${because.join(', ')})`);
  }
}
