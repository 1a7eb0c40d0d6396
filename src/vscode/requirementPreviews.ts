import type { MarkdownIt } from 'markdown-it';
import * as vscode from 'vscode';
import {
  type FileKey,
  headingSlug,
  isRequirementFile,
  type PreviewPage,
  previewStanding,
  relativeHref,
  requirementPreview,
} from '../core/index.ts';
import type { Session } from './session.ts';
import { translate } from './wording.ts';

interface Drawn {
  readonly session: Session;
  readonly file: FileKey;
  /** What was true when it was drawn. */
  readonly standing: string;
}

/** Requirement files in the editor's own Markdown preview: how they look, and whether what is shown still holds. */
export class RequirementPreviews {
  readonly #log: vscode.LogOutputChannel;
  readonly #sessions = new Set<Session>();
  /** The files that were drawn, by their addresses. */
  readonly #drawn = new Map<string, Drawn>();

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
  }

  /** Takes in the files of a session until the answer is disposed of. */
  add(session: Session): vscode.Disposable {
    this.#sessions.add(session);
    return new vscode.Disposable(() => {
      this.#sessions.delete(session);
      for (const [key, drawn] of this.#drawn) if (drawn.session === session) this.#drawn.delete(key);
    });
  }

  /** What the editor's Markdown extension calls with each renderer that it makes. */
  extend(md: MarkdownIt): MarkdownIt {
    requirementPreview(md, {
      pageOf: (environment) => this.#pageOf(documentOf(environment)),
      onError: (error) => this.#log.error(error instanceof Error ? error : String(error)),
    });
    return md;
  }

  /** Whether something beside the texts has moved since they were drawn. */
  get isOutdated(): boolean {
    return [...this.#drawn.values()].some(
      ({ session, file, standing }) => standing !== standingOf(session, file),
    );
  }

  /** No preview is open any more. */
  forget(): void {
    this.#drawn.clear();
  }

  #pageOf(uri: vscode.Uri | undefined): PreviewPage | undefined {
    if (!uri) return undefined;
    for (const session of this.#sessions) {
      const file = session.places.fileOf(uri);
      if (!file || !isRequirementFile(session.service.known, file)) continue;
      this.#drawn.set(uri.toString(), { session, file, standing: standingOf(session, file) });
      return pageOf(session, file, uri);
    }
    return undefined;
  }
}

function pageOf({ service, places }: Session, file: FileKey, uri: vscode.Uri): PreviewPage {
  return {
    file,
    assessor: service.assessor(service.known),
    definitionHref: ({ location }, id) => {
      // The preview looks for the heading in the file that the link leads to.
      const title = service.known.catalogue.obligation(id)?.title ?? '';
      return hrefTo(uri, places.uriOf(location), headingSlug(`${id} ${title}`));
    },
    placeHref: (path, { line, character }) =>
      hrefTo(uri, places.uriOf({ path, origin: 'workspace' }), `L${line + 1},${character + 1}`),
    translate,
  };
}

function standingOf({ service }: Session, file: FileKey): string {
  return JSON.stringify(previewStanding(service.assessor(service.known), file));
}

/** The Markdown extension says which document it renders, where it renders one. */
function documentOf(environment: unknown): vscode.Uri | undefined {
  if (typeof environment !== 'object' || environment === null || !('currentDocument' in environment)) {
    return undefined;
  }
  const { currentDocument } = environment;
  return currentDocument instanceof vscode.Uri ? currentDocument : undefined;
}

/** Previews follow relative addresses only: where there is none the text stays plain. */
function hrefTo(from: vscode.Uri, to: vscode.Uri, fragment: string): string | undefined {
  if (from.scheme !== to.scheme || from.authority !== to.authority) return undefined;
  return `${relativeHref(from.path, to.path)}#${encodeURIComponent(fragment)}`;
}
