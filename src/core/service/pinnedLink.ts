import { LineIndex } from '../base/text.ts';
import type { Link } from '../model/link.ts';
import { CONFIG_FILE } from '../model/settings.ts';

/** The file in which a link is written: the code itself, or `regtrace.yaml`. */
export function writtenIn(link: Link): string {
  return link.declaredAt ? CONFIG_FILE : link.path;
}

/**
 * The text of the file in which a link is written ({@link writtenIn}), with the link pinned to a revision; undefined where
 * the text is not the one that the link was read from.
 */
export function pinLink(text: string, link: Link, revision: number): string | undefined {
  const lines = new LineIndex(text);
  const at = lines.offsetAt((link.declaredAt ?? link.range).start);
  const end = at + link.id.length;
  if (text.slice(at, end) !== link.id) return undefined;
  const pin = /^@\d+/.exec(text.slice(end, end + LONGEST_PIN))?.[0] ?? '';
  return `${text.slice(0, end)}@${revision}${text.slice(end + pin.length)}`;
}

const LONGEST_PIN = 20;
