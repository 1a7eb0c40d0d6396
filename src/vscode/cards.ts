import type * as vscode from 'vscode';
import { obligationCard } from '../core/index.ts';
import { cardMarkdown, obligationLinks } from './obligationLinks.ts';
import type { Session } from './session.ts';

/** The card of an obligation, as hovers show it; undefined where the catalogue does not have the id. */
export function cardOf(
  { service, places }: Pick<Session, 'service' | 'places'>,
  id: string,
): vscode.MarkdownString | undefined {
  const trace = service.known;
  const obligation = trace.catalogue.obligation(id);
  if (!obligation) return undefined;
  return cardMarkdown(obligationCard(service.assessor(trace), obligation, obligationLinks(places)));
}
