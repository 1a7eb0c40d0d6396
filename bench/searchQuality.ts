/**
 * How well the search answers labelled queries over the bundled catalogue: `npx node bench/searchQuality.ts [--misses]`.
 * Prints shares of queries by group, and how long one takes; `--misses` lists those whose first answer is wrong.
 */
import { type Answered, answerQueries, qualityOf } from './search-quality/measure.ts';

const answered = answerQueries();
const groups = [...new Set(answered.map(({ group }) => group))];
print('group', 'queries', 'hit@1', 'hit@5', 'MRR', 'p95 ms');
for (const group of groups)
  printQuality(
    group,
    answered.filter((one) => one.group === group),
  );
printQuality('all', answered);

if (process.argv.includes('--misses')) {
  for (const { group, query, ids, answers, rank } of answered.filter((one) => one.rank !== 1)) {
    console.log(
      `\n${group}: ${query}\n  ${rank === 0 ? 'not found' : `rank ${rank}`}  ${answers.slice(0, 6).join(' ')}\n  wanted  ${ids.join(' ')}`,
    );
  }
}

function printQuality(name: string, some: readonly Answered[]): void {
  const { queries, hit1, hit5, mrr } = qualityOf(some);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  print(name, String(queries), percent(hit1), percent(hit5), mrr.toFixed(3), p95(some).toFixed(2));
}

function print(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(17) + cells.map((cell) => cell.padStart(9)).join(''));
}

function p95(some: readonly Answered[]): number {
  const times = some.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return times[Math.ceil(times.length * 0.95) - 1] ?? 0;
}
