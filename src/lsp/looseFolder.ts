import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Trace, TraceService } from '../core/index.ts';
import { createBreather } from '../node/breathe.ts';
import { today } from '../node/today.ts';
import type { Folder, FolderHost } from './folder.ts';
import { createLooseWorkspace, loosePathOf } from './looseWorkspace.ts';

/** Documents that lie in no folder: other schemes, texts without a name, files elsewhere. The catalogue answers for them. */
export class LooseFolder implements Folder {
  readonly service: TraceService;
  readonly #documents: () => readonly TextDocument[];

  constructor({ documents, bundled, logger }: FolderHost, isLoose: (uri: string) => boolean) {
    this.#documents = () => documents.all().filter(({ uri }) => isLoose(uri));
    this.service = new TraceService({
      workspace: createLooseWorkspace(this.#documents),
      bundled,
      logger,
      today,
      breathe: createBreather(),
    });
  }

  pathOf(uri: string): string {
    return loosePathOf(uri);
  }

  addressOf(path: string): string | undefined {
    return this.openAddressOf(path);
  }

  openAddressOf(path: string): string | undefined {
    return this.#documents().find(({ uri }) => loosePathOf(uri) === path)?.uri;
  }

  trace(): Promise<Trace> {
    return this.service.trace();
  }

  traceAround(): Promise<Trace> {
    return this.service.trace();
  }

  hurry(): void {}

  dispose(): void {
    this.service.dispose();
  }
}
