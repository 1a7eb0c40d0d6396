import { type Phrase, phrase, say } from '../base/phrase.ts';
import { nestsTooDeeply } from '../base/yamlDepth.ts';
import { convertYaml } from './convertYaml.ts';
import { readSimpleYaml } from './simpleYaml.ts';
import type { YamlText } from './yamlTree.ts';

/** Attributes that need the library and are longer are a mistake or an attack, in UTF-16 units. */
export const MAX_YAML_LENGTH = 65_536;

/** Reads a map of attributes, whatever stands there: what cannot be read is a problem, and the rest is still in `root`. */
export function readYaml(text: string): YamlText {
  const simple = readSimpleYaml(text);
  return simple ? { root: simple, problems: [], errors: 0 } : readAnyYaml(text);
}

/** The same by the library alone, for everything that YAML allows. */
export function readAnyYaml(source: string): YamlText {
  // The library does not know the line ending of old Macs; the replacement keeps every offset.
  const text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source;
  if (text.length > MAX_YAML_LENGTH)
    return refused(text, phrase('The attributes are longer than {0} characters', MAX_YAML_LENGTH));
  if (nestsTooDeeply(text)) return refused(text, phrase('The attributes nest too deeply'));
  try {
    return convertYaml(text);
  } catch {
    // The library is not known to throw here; an exception must not lose the rest of the file all the same.
    return refused(text, phrase('The attributes cannot be read as YAML'));
  }
}

function refused(text: string, why: Phrase): YamlText {
  const end = text.search(/[\r\n]|$/);
  return {
    root: { kind: 'map', entries: [], start: 0, end: 0 },
    problems: [{ ...say('{0}; none of them was read.', why), start: 0, end }],
    errors: 1,
  };
}
