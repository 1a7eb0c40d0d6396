import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Where the project lies; the tests run from there. */
export const project = process.cwd();

export interface SourceText {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript file below a folder of the project. */
export function sourcesIn(folder: string): readonly SourceText[] {
  return readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(project, file), 'utf8') }));
}

/** What a file imports: relative ones as paths of the project, others as written. */
export function importsOf({ path: file, text }: SourceText): readonly string[] {
  const specifiers = [
    ...text.matchAll(/^\s*(?:import|export)\b[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm),
  ];
  return specifiers
    .map((match) => match[1] ?? match[2] ?? '')
    .map((specifier) =>
      specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier,
    );
}
