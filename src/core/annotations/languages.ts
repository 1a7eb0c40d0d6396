import type { Language } from './syntax/language.ts';
import { cFamily } from './table/cFamily.ts';
import { dataAndBuild } from './table/dataAndBuild.ts';
import { functional } from './table/functional.ts';
import { markupAndProse } from './table/markupAndProse.ts';
import { scripting } from './table/scripting.ts';
import { shells } from './table/shells.ts';

/** Every language whose comments are known. */
export const languages: readonly Language[] = [
  ...cFamily,
  ...scripting,
  ...shells,
  ...functional,
  ...dataAndBuild,
  ...markupAndProse,
];

const byId = indexOf(({ id, aliases }) => [id, ...aliases]);
const byExtension = indexOf(({ extensions }) => extensions);
const byFileName = indexOf(({ fileNames }) => fileNames);
const byInterpreter = indexOf(({ interpreters }) => interpreters);
const withPaths = languages.filter(({ paths }) => paths !== undefined);

/**
 * The language of a file by its name, else by its extension, else by the program in its `#!` line; undefined where no
 * one knows. `firstLine` also tells Objective-C from MATLAB, which share `.m`.
 */
export function languageOf(path: string, firstLine = ''): Language | undefined {
  const lowerPath = path.toLowerCase();
  const name = lowerPath.slice(lowerPath.lastIndexOf('/') + 1);
  return (
    byFileName().get(name) ??
    withPaths.find(({ paths }) => paths?.test(lowerPath)) ??
    byItsExtension(name, firstLine) ??
    byShebang(firstLine)
  );
}

/** The language that an editor names by an id, as VS Code and its extensions do. */
export function languageById(vscodeLanguageId: string): Language | undefined {
  return byId().get(vscodeLanguageId.toLowerCase());
}

/** Extensions that say nothing of the syntax: what stands before them does. */
const WRAPPERS = new Set(
  'in tmpl tpl template j2 jinja jinja2 erb dist example sample default bak orig'.split(' '),
);

function byItsExtension(name: string, firstLine: string): Language | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (WRAPPERS.has(last)) {
    const inner = name.slice(0, -last.length - 1);
    const language = byFileName().get(inner) ?? byLongestExtension(inner, firstLine);
    // HTML with template code has comments of its own.
    if (language !== undefined && language.grammar.kind !== 'markup') return language;
  }
  return byLongestExtension(name, firstLine);
}

/** The longest extension that is known: `blade.php` before `php`. */
function byLongestExtension(name: string, firstLine: string): Language | undefined {
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    const extension = name.slice(dot + 1);
    if (extension === 'm') return languageById(LOOKS_LIKE_C.test(firstLine) ? 'objective-c' : 'matlab');
    const language = byExtension().get(extension);
    if (language !== undefined) return language;
  }
  return undefined;
}

const LOOKS_LIKE_C =
  /^\s{0,99}(?:\/[/*]|#\s{0,9}(?:import|include|define|pragma|if)|@(?:import|class|interface|implementation|protocol))/;

const SHEBANG = /^#!\s{0,9}(?:\S*\/)?(\S+)(?:[ \t]+(.*))?$/;

function byShebang(firstLine: string): Language | undefined {
  const match = SHEBANG.exec(firstLine.slice(0, LONGEST_SHEBANG).trimEnd());
  if (match === null) return undefined;
  const words = (match[2] ?? '').split(/\s+/);
  // `env` runs the first word that is neither an option nor a variable.
  const program =
    match[1] === 'env' ? words.find((word) => !word.startsWith('-') && !word.includes('=')) : match[1];
  const base = (program ?? '').slice((program ?? '').lastIndexOf('/') + 1).toLowerCase();
  return byInterpreter().get(base) ?? byInterpreter().get(base.replace(/[\d.]+$/, ''));
}

const LONGEST_SHEBANG = 300;

/** Made when it is first asked for. */
function indexOf(keysOf: (language: Language) => readonly string[]): () => ReadonlyMap<string, Language> {
  let index: ReadonlyMap<string, Language> | undefined;
  return () => {
    index ??= new Map(
      languages.flatMap((language) => keysOf(language).map((key) => [key, language] as const)),
    );
    return index;
  };
}
