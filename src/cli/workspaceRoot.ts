import { existsSync } from 'node:fs';
import path from 'node:path';
import { CONFIG_FILE } from '../core/index.ts';

/**
 * The root where none is named: the folder itself, or, where it is no workspace of its own, the nearest folder around it
 * with a `regtrace.yaml`, as git and its kin look for theirs. The search ends at the top of a repository, which is the
 * root as well where it has requirement files.
 */
export function rootAround(folder: string): string {
  if (OWN.some((name) => existsSync(path.join(folder, name)))) return folder;
  for (let around = path.dirname(folder); ; around = path.dirname(around)) {
    const has = (name: string) => existsSync(path.join(around, name));
    if (has(CONFIG_FILE)) return around;
    if (has('.git')) return has('requirements') ? around : folder;
    if (around === path.dirname(around)) return folder;
  }
}

/** What makes a folder a workspace of its own. */
const OWN = [CONFIG_FILE, 'requirements', '.git'];
