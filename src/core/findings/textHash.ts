import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { latePattern } from '../base/latePattern.ts';
import type { Obligation } from '../model/obligation.ts';

// An obligation stays the same object from snapshot to snapshot until its file changes.
const known = new WeakMap<Obligation, string>();

/**
 * SHA-256 of what an obligation demands, in hexadecimal. Words that only help to find or name it (id, native title,
 * tags, signals) are left out, and so is how its lines are broken. It is written into files: another way to make it
 * needs another schema of `regtrace.lock`.
 */
export function textHash(obligation: Obligation): string {
  const hash = known.get(obligation) ?? bytesToHex(sha256(utf8ToBytes(normativeText(obligation))));
  known.set(obligation, hash);
  return hash;
}

function normativeText({
  title,
  body,
  controls,
  clause,
  modality,
  trigger,
  deadline,
  binds,
}: Obligation): string {
  const texts = { title, body, clause, modality, trigger, deadline };
  return JSON.stringify([
    ...Object.values(texts).map((text) => (text === undefined ? null : normalText(text))),
    controls.map(normalText),
    // Who is bound does not depend on who is named first.
    binds.map(normalText).sort(),
  ]);
}

/** Between two of these a line may break without a space; breaking it elsewhere must not look like another text. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]`;
const GAP = latePattern(`(?<=${UNSPACED}) (?=${UNSPACED})`, 'gu');

/** A text as it is compared: how its lines are broken, and how its letters are composed, does not count. */
export function normalText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().replace(GAP(), '');
}
