import { BUNDLED, type FromPage } from './protocol.ts';

/** A place that a link of the page leads to, as it is sent. */
type Place = Omit<Extract<FromPage, { type: 'open' }>, 'type' | 'beside'>;

/** Reads the address of a link; undefined where it leads to a place on the page, or out of the editor. */
export function placeOf(href: string): Place | undefined {
  const origin = href.startsWith(BUNDLED) ? 'bundled' : 'workspace';
  const address = origin === 'bundled' ? href.slice(BUNDLED.length) : href;
  const match = /^([^:#?]+)#L(\d+)$/.exec(address);
  if (!match) return undefined;
  try {
    return { origin, path: decodeURIComponent(match[1] ?? ''), line: Number(match[2]) };
  } catch {
    // A percent sign that encodes nothing: no link of ours.
    return undefined;
  }
}
