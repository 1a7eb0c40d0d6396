/**
 * How long the search takes at every letter typed: `npx node bench/search.ts [--json] [sizes]`. Prints milliseconds a keystroke
 * (one letter more of a query, the whole query searched again), the time to build the index and its memory.
 */
import { parseQuery } from '../src/core/search/query.ts';
import type { SearchEntry } from '../src/core/search/searchEntry.ts';
import { SearchIndex } from '../src/core/search/searchIndex.ts';
import { didYouMean } from '../src/core/search/suggestIds.ts';
import { generator } from './random.ts';

const isJson = process.argv.includes('--json');

function measure(size: number): void {
  const random = generator(size);
  const entries = Array.from({ length: size }, (_, at) => entryAt(at, random));
  const queries = queriesFor(entries, random);
  globalThis.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const start = performance.now();
  const index = new SearchIndex();
  index.update(entries.map((entry) => [entry.id, entry] as const));
  const built = performance.now() - start;
  const first = timed(() => index.search(parseQuery('data'), { limit: 50 }));
  globalThis.gc?.();
  const heap = (process.memoryUsage().heapUsed - heapBefore) / 2 ** 20;

  const typed = queries.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
  const rounds = Array.from({ length: ROUNDS }, () => {
    // Forgets what the last round made of misspelt words.
    index.update([]);
    return typed.map((text) => timed(() => index.search(parseQuery(text), { limit: 50 })));
  });
  const keystrokes = typed.map((text, at) => ({ text, time: median(rounds.map((round) => round[at] ?? 0)) }));
  keystrokes.sort((a, b) => a.time - b.time);
  const at = (share: number) => keystrokes[Math.floor(share * (keystrokes.length - 1))]?.time ?? 0;
  const slowest = keystrokes.slice(-3).map(({ text, time }) => `"${text}" ${time.toFixed(1)}`);

  const changed = entries[Math.floor(size / 2)];
  const edit = timed(
    () => changed && index.update([[changed.id, { ...changed, title: `${changed.title} newword` }]]),
  );
  const afterEdit = timed(() => index.search(parseQuery('data'), { limit: 50 }));
  const ids = entries.map(({ id }) => id);
  const firstGuess = timed(() => didYouMean('CN-PIPL-4O', ids));
  const guess = timed(() => didYouMean('EU-GPDR-33', ids));
  if (isJson) {
    console.log(
      JSON.stringify({ keystrokes: keystrokes.length, p50: at(0.5), p95: at(0.95), max: at(1), built, heap }),
    );
    return;
  }
  console.log(
    [
      `${size} obligations, ${queries.length} queries, ${keystrokes.length} keystrokes`,
      `  keystroke ms: p50 ${at(0.5).toFixed(2)}  p95 ${at(0.95).toFixed(2)}  p99 ${at(0.99).toFixed(2)}  max ${at(1).toFixed(2)}  (${slowest.join(', ')})`,
      `  build ${built.toFixed(0)} ms, first search ${first.toFixed(0)} ms, heap ${heap.toFixed(0)} MB`,
      `  one edit ${edit.toFixed(2)} ms, next search ${afterEdit.toFixed(1)} ms`,
      `  did you mean: first ${firstGuess.toFixed(0)} ms, then ${guess.toFixed(2)} ms`,
    ].join('\n'),
  );
}

/** Each keystroke counts with its median, as machines have other things to do now and then. */
const ROUNDS = 3;

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const LAWS =
  'CN-PIPL CN-CSL CN-DSL CN-CBDF CN-AUTO EU-GDPR EU-AIACT EU-CRA EU-NIS2 UN-R155 UN-R156 US-COPPA US-CCPA US-HIPAA UK-GDPR JP-APPI KR-PIPA BR-LGPD'.split(
    ' ',
  );
const WORDS =
  'keep store data personal information mainland country transfer export assess assessment report breach incident notify notification authority hours days consent parental children withdraw purpose limit minimise retention delete erase request access correct rectify portability anonymise pseudonymise encrypt encryption key rotate log audit monitor vehicle camera video face plate location map survey licence driving automated decision profiling transparency explain label watermark synthetic model training dataset bias test validate risk register supplier contract processor controller record impact design default secure update patch vulnerability disclose support period certificate network server region bucket replication backup cross-border localization residency important critical infrastructure operator threshold million people yearly officer representative appoint notice privacy policy children biometric sensitive health card payment password factor login session token secret inventory component remediation'.split(
    ' ',
  );
const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo ya ze tra pro con ment ter ist ion al ous'.split(
    ' ',
  );
const HAN =
  '个人信息出境安全评估数据存储境内网络保护法汽车匿名化处理敏感同意告知删除训练标识地图服务器关键基础设施运营者重要年度报告泄露通知';

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** Mostly the words of the field, the frequent ones more often; now and then a rare one, as real texts have. */
function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => {
    if (random() < 0.06)
      return Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(SYLLABLES, random)).join('');
    return WORDS[Math.floor(random() ** 1.7 * WORDS.length)];
  }).join(' ');
}

function han(count: number, random: () => number): string {
  const start = Math.floor(random() * (HAN.length - count));
  return HAN.slice(start, start + count);
}

function entryAt(at: number, random: () => number): SearchEntry {
  const law =
    at < 2_000
      ? (LAWS[at % LAWS.length] ?? '')
      : `${pick(['CN', 'EU', 'US', 'UK', 'JP'], random)}-L${Math.floor(at / 150)}`;
  const number = at < 2_000 ? Math.floor(at / LAWS.length) + 1 : at % 150;
  const sub = random() < 0.3 ? `.${1 + (at % 7)}` : '';
  return {
    id: `${law}-${number}${sub}${at >= 2_000 ? `.x${at.toString(36)}` : ''}`,
    title: words(4 + Math.floor(random() * 6), random),
    nativeTitle: `${han(4, random)}${han(4, random)}`,
    clause: `Article ${number}${sub}`,
    instrument: law,
    instrumentTitle: words(4, random),
    aliases: [law.slice(3)],
    domain: pick(['privacy', 'security', 'data-localization', 'ai'], random) ?? 'privacy',
    tags: [words(1, random), words(1, random)],
    signals: words(4, random).split(' '),
    binds: [pick(['controller', 'processor', 'ciio'], random) ?? 'controller'],
    trigger: words(5, random),
    body: words(45, random),
    controls: [words(10, random), words(10, random)],
  };
}

/** 120 queries: ids, words of titles, misspelt ones, Chinese. */
function queriesFor(entries: readonly SearchEntry[], random: () => number): readonly string[] {
  const queries: string[] = [];
  for (let at = 0; at < 30; at++) {
    const { id = '', title = '', nativeTitle = '' } = pick(entries, random) ?? {};
    const spoken = id.split('-').slice(1).join(' ').toLowerCase();
    const titleWords = title.split(' ');
    const long = titleWords.find((word) => word.length > 6) ?? 'notification';
    queries.push(at % 2 === 0 ? id : `article ${spoken}`);
    queries.push(titleWords.slice(0, 2 + (at % 3)).join(' '));
    queries.push(`${long.slice(0, 3)}${long.slice(4)} ${titleWords[0]}`);
    queries.push(at % 2 === 0 ? nativeTitle : `${nativeTitle.slice(0, 2)} ${nativeTitle.slice(4, 7)}`);
  }
  return queries;
}

const sizes = process.argv
  .slice(2)
  .filter((word) => word !== '--json')
  .map(Number);
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 50_000]) measure(size);
