/**
 * What is left of an English word without its ending, where enough is left to look it up by: "notification" gives
 * "notif", which "notify" begins with. Undefined where there is no ending to drop.
 */
export function stemOf(word: string): string | undefined {
  const base = IRREGULAR.get(word);
  if (base !== undefined) return base;
  for (const ending of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM)
      return word.slice(0, -ending.length);
  }
  return undefined;
}

const SHORTEST_STEM = 4;

/** Longer endings first. */
const ENDINGS: readonly string[] =
  'ications ication ually ual ations ation itions ition ments ment ities ances ance ences ence ings ions ness ages ity ing ies ied ion age ers als ed er es al e y s'.split(
    ' ',
  );

/** Forms of verbs that no ending explains, of those that laws and engineers use. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  [
    'bought buy',
    'broke break',
    'broken break',
    'built build',
    'drawn draw',
    'driven drive',
    'driving drive',
    'forgot forget',
    'forgotten forget',
    'gave give',
    'given give',
    'held hold',
    'hidden hide',
    'kept keep',
    'knew know',
    'known know',
    'lost lose',
    'made make',
    'making make',
    'overwritten overwrite',
    'paid pay',
    'sent send',
    'shown show',
    'sold sell',
    'sought seek',
    'spoken speak',
    'stole steal',
    'stolen steal',
    'taken take',
    'taking take',
    'told tell',
    'took take',
    'withdrawn withdraw',
    'withdrew withdraw',
    'written write',
    'wrote write',
  ].map((pair): [string, string] => {
    const [form = '', base = ''] = pair.split(' ');
    return [form, base];
  }),
);
