import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FileContent, Workspace } from '../core/index.ts';

/** Open documents as a workspace of their own. */
export function createLooseWorkspace(documents: () => readonly TextDocument[]): Workspace {
  const contentOf = (path: string): FileContent => {
    const document = documents().find(({ uri }) => loosePathOf(uri) === path);
    return document ? { kind: 'text', text: document.getText() } : { kind: 'missing' };
  };
  return {
    async *files() {
      yield documents().map(({ uri }) => loosePathOf(uri));
    },
    read: async (path) => contentOf(path),
    async *search(paths, needles) {
      yield paths.flatMap((path) => {
        const content = contentOf(path);
        const holds = content.kind === 'text' && needles.some((needle) => content.text.includes(needle));
        return holds ? [{ path, content }] : [];
      });
    },
    isIgnored: async () => false,
  };
}

/**
 * A path that tells the language by its end, below a folder for the scheme: no such path is one of Regtrace's own files. Two
 * states of one file, which a query tells apart, have paths of their own.
 */
export function loosePathOf(uri: string): string {
  const [, scheme = 'none', rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(uri) ?? [
    undefined,
    undefined,
    uri,
  ];
  const [, path = '', query] = /^([^?#]*)(?:\?([^#]*))?/.exec(rest) ?? [];
  const name = path.split('/').filter((part) => part !== '' && !/^\.+$/.test(part));
  const state = query ? [encodeURIComponent(query)] : [];
  return [scheme.toLowerCase(), ...state, ...(name.length > 0 ? name : ['unnamed'])].join('/');
}
