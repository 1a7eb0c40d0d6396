import * as vscode from 'vscode';
import { commitFacts, type PlaceTemplate, type ReportFacts, type RepositoryFacts } from '../core/index.ts';
import { BUNDLED } from '../webview/protocol.ts';
import type { Session } from './session.ts';

/** Gathers what a report says of itself. What seldom changes is asked for once. */
export class ReportSource {
  readonly #session: Session;
  readonly #extension: vscode.Extension<unknown>;
  #catalogue: Promise<string> | undefined;
  #repository:
    | { readonly folder: string | undefined; readonly facts: Promise<RepositoryFacts | undefined> }
    | undefined;

  constructor(session: Session, extension: vscode.Extension<unknown>) {
    this.#session = session;
    this.#extension = extension;
  }

  get version(): string {
    return String(this.#extension.packageJSON.version);
  }

  /** Has version control asked again: a file was saved, or the user comes back from elsewhere. */
  forgetRepository(): void {
    this.#repository = undefined;
  }

  repository(): Promise<RepositoryFacts | undefined> {
    // The folder at hand may be another one by now.
    const folder = this.#session.places.folder?.uri.toString();
    if (this.#repository?.folder !== folder || !this.#repository)
      this.#repository = { folder, facts: this.#session.repositoryFacts() };
    return this.#repository.facts;
  }

  /** The facts for a page whose links the editor opens, or for a file whose links lead where `places` says. */
  async facts(places?: PlaceTemplate): Promise<ReportFacts> {
    const { service, places: where } = this.#session;
    const { version } = this;
    this.#catalogue ??= hashOf(vscode.Uri.joinPath(this.#extension.extensionUri, 'dist/catalogue.jsonl'));
    return {
      workspace: where.folder?.name ?? (places === undefined ? vscode.l10n.t('No folder') : 'No folder'),
      version,
      writtenOn: service.today,
      ...commitFacts(await this.repository()),
      catalogue: { version, hash: await this.#catalogue },
      ...(places === undefined ? { bundledPlaces: `${BUNDLED}{path}#L{line}` } : { places }),
      findings: await service.judgedFindings(),
    };
  }
}

/** As the command line names it. */
async function hashOf(file: vscode.Uri): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(file);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)));
  const hex = [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `sha256:${hex.join('')}`;
}
