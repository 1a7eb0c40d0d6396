import fs from 'node:fs';
import path from 'node:path';

/** One file or folder below a served folder. */
export interface TreeEntry {
  /** From the served folder, with `/`; the folder itself is `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);

/** The content type for a file extension such as `.css`. */
export function contentTypeOf(extension: string): string {
  return CONTENT_TYPES[extension] ?? 'text/plain; charset=utf-8';
}

/** Everything below a folder, the folder itself included. */
export function listTree(folder: string): TreeEntry[] {
  const entries: TreeEntry[] = [describe(folder, '/')];
  const pending = ['/'];
  for (let parent = pending.pop(); parent !== undefined; parent = pending.pop()) {
    for (const item of fs.readdirSync(path.join(folder, parent), { withFileTypes: true })) {
      const address = path.posix.join(parent, item.name);
      if (item.isDirectory() && !SKIPPED_FOLDERS.has(item.name)) {
        entries.push(describe(path.join(folder, address), address));
        pending.push(address);
      } else if (item.isFile()) {
        entries.push(describe(path.join(folder, address), address));
      }
    }
  }
  return entries;
}

function describe(file: string, address: string): TreeEntry {
  const stat = fs.statSync(file);
  return {
    path: address,
    kind: stat.isDirectory() ? 'folder' : 'file',
    size: stat.size,
    modified: stat.mtimeMs,
  };
}
