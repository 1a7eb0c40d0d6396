import { type MarkupContent, MarkupKind } from 'vscode-languageserver/node';
import { definitionsOf, type HoverLinks, obligationCard, type Position, plainLinks } from '../core/index.ts';
import type { Folder } from './folder.ts';
import type { Session } from './session.ts';

/** How a card's places and actions become links that any client can follow. */
export function cardLinks({ wire }: Session, folder: Folder, kind: MarkupKind): HoverLinks {
  if (kind === MarkupKind.PlainText) return plainLinks;
  const { known } = folder.service;
  return {
    place: (path, { start }) => {
      const uri = wire.addressOf(folder, { path, origin: 'workspace' });
      return uri === undefined ? undefined : placeHref(uri, start);
    },
    action: (action, id) => {
      if (action === 'references') return undefined;
      const obligation = known.catalogue.obligation(id);
      if (action === 'source')
        return webAddress(known.catalogue.instrument(obligation?.instrument ?? '')?.source);
      const [definition] = definitionsOf(known, id);
      if (!definition) return undefined;
      const uri = wire.addressOf(folder, definition.location);
      return uri === undefined ? undefined : placeHref(uri, definition.selection.start);
    },
  };
}

/** A place as the target of a link in Markdown, which a parenthesis would end. */
function placeHref(uri: string, { line }: Position): string {
  return `${uri.replaceAll('(', '%28').replaceAll(')', '%29')}#L${line + 1}`;
}

/** The card of an obligation as a client shows it; undefined where the catalogue does not have the id. */
export function cardOf(
  session: Session,
  folder: Folder,
  id: string,
  kind: MarkupKind,
): MarkupContent | undefined {
  const { service } = folder;
  const obligation = service.known.catalogue.obligation(id);
  if (!obligation) return undefined;
  const links = cardLinks(session, folder, kind);
  return markup(obligationCard(service.assessor(service.known), obligation, links), kind);
}

/** Markdown of the core, or the same as plain text. */
export function markup(markdown: string, kind: MarkupKind): MarkupContent {
  return { kind, value: kind === MarkupKind.Markdown ? markdown : plainText(markdown) };
}

/** The marks that the core's own cards use are taken away; what people wrote reads well with its marks. */
function plainText(markdown: string): string {
  return markdown
    .replace(/ {2}\n/g, '\n')
    .replace(/\*\*(.+?)\*\*/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** Addresses come from requirement files, which are not trusted: only those of the web lead anywhere. */
function webAddress(source: string | undefined): string | undefined {
  return source !== undefined && /^https?:\/\/[^\s()<>]+$/i.test(source) ? source : undefined;
}
