/**
 * What is left of an English word without its ending, where enough is left to look it up by: "notification" gives
 * "notif", which "notify" begins with. Undefined where there is no ending to drop.
 */
export function stemOf(word: string): string | undefined {
  for (const ending of ENDINGS) {
    if (word.endsWith(ending) && word.length - ending.length >= SHORTEST_STEM)
      return word.slice(0, -ending.length);
  }
  return undefined;
}

const SHORTEST_STEM = 4;

/** Longer endings first. */
const ENDINGS: readonly string[] =
  'ications ication ations ation itions ition ments ment ities ances ance ences ence ings ions ness ages ity ing ies ied ion age ers als ed er es al e y s'.split(
    ' ',
  );
