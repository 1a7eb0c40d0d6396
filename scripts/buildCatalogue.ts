import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseRequirementFile, type RequirementFile, toIndex } from '../src/core/index.ts';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Parses the bundled requirement files; a problem in one of them is an error of the project. */
export function readBundledFiles(): readonly RequirementFile[] {
  const root = path.join(project, 'requirements');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    // What stands beside the domain folders explains the catalogue, and holds no obligation.
    .filter((name) => name.endsWith('.md') && name.includes('/'))
    .sort();
  return names.map((name) => {
    const text = readFileSync(path.join(root, name), 'utf8');
    const domain = name.slice(0, name.indexOf('/'));
    const { value, problems } = parseRequirementFile(`requirements/${name}`, text, 'bundled', { domain });
    const [problem] = problems;
    if (problem) throw new Error(`requirements/${name}:${problem.range.start.line + 1}: ${problem.message}`);
    return value;
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(path.join(project, 'dist'), { recursive: true });
  writeFileSync(path.join(project, 'dist/catalogue.jsonl'), inAscii(toIndex(readBundledFiles())));
}

/** The same JSON without other letters: engines read it faster, as each unit of the text then takes one byte. */
function inAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
