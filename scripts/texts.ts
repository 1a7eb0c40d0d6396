import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Node, parseSync, Visitor } from 'oxc-parser';
import { bareText, nameOf, SINK_CALLS, SINKS, TEXT_CLASSES } from './textSinks.ts';

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** Faces that speak English; all else of `src` makes texts for the editor's user. */
const ENGLISH_FACES = ['cli', 'mcp', 'lsp'];
/** Where a template may be a parameter. */
const FORWARDING = ['src/core/base/phrase.ts', 'src/core/report/html/pageReport.ts', 'src/vscode/wording.ts'];
/** Texts that only other faces show, or language models read, in English. */
const ENGLISH_ONLY = [
  'src/core/answers/',
  'src/core/report/',
  'src/core/search/',
  'src/core/findings/lostFindings.ts',
  'src/core/service/annotationInsertion.ts',
  'src/core/catalogue/requirementJsonSchemas.ts',
  'src/core/sources/settingsJsonSchema.ts',
];

export interface Texts {
  /** Every template, and where it stands first. */
  readonly templates: ReadonlyMap<string, string>;
  /** Places where a text could not be told or lacks its values, and texts that no translation reaches. */
  readonly faults: readonly string[];
}

/** The English templates of the sources: what `vscode.l10n.t`, `translate`, `phrase` and `say` are given. */
export function textsOfProject(): Texts {
  const templates = new Map<string, string>();
  const faults: string[] = [];
  for (const file of sourcesOfEditor()) {
    const found = textsOf(file, readFileSync(path.join(project, file), 'utf8'));
    for (const [template, place] of found.templates)
      if (!templates.has(template)) templates.set(template, place);
    faults.push(...found.faults);
  }
  return { templates, faults };
}

/** The same for the text of one file; `file` is its path from the project's root. */
export function textsOf(file: string, text: string): Texts {
  const templates = new Map<string, string>();
  const faults: string[] = [];
  const { program, errors } = parseSync(file, text);
  for (const { message } of errors) faults.push(`${file}: ${message}`);
  const placeOf = ({ start }: Node) => `${file}:${text.slice(0, start).split('\n').length}`;
  const isChecked = !ENGLISH_ONLY.some((prefix) => file.startsWith(prefix));
  const sink = (what: string, value: Node | null | undefined) => {
    const bare = isChecked && value ? bareText(value) : undefined;
    if (bare)
      faults.push(`${placeOf(bare.node)}: "${bare.text}" is shown as ${what} and cannot be translated`);
  };
  new Visitor({
    CallExpression(call) {
      const kind = callOf(call.callee, text, FORWARDING.includes(file) ? 'any' : 'strict');
      if (kind) {
        for (const fault of take(call.arguments, kind)) faults.push(`${placeOf(call)}: ${fault}`);
      } else if (SINK_CALLS.has(nameOf(call.callee) ?? '')) {
        for (const argument of call.arguments) sink('a message', argument);
      }
    },
    NewExpression({ callee, arguments: given }) {
      if (TEXT_CLASSES.has(nameOf(callee) ?? '')) for (const argument of given) sink('a text', argument);
    },
    Property({ key, value }) {
      const name = nameOf(key);
      if (SINKS.has(name ?? '')) sink(`\`${name}\``, value);
    },
    VariableDeclarator({ id, init }) {
      const name = nameOf(id);
      if (SINKS.has(name ?? '')) sink(`\`${name}\``, init);
    },
    AssignmentExpression({ left, right }) {
      const name = nameOf(left);
      if (SINKS.has(name ?? '')) sink(`\`${name}\``, right);
    },
  }).visit(program);

  function take(given: readonly Node[], kind: 'strict' | 'any'): readonly string[] {
    const [first, ...values] = given;
    const found = first ? literalsIn(first) : undefined;
    if (!first || !found) return kind === 'strict' ? ['the template is no literal'] : [];
    for (const template of found) if (!templates.has(template)) templates.set(template, placeOf(first));
    if (values.some(({ type }) => type === 'SpreadElement')) return [];
    return found
      .filter((template) => placesIn(template).some((place) => place >= values.length))
      .map((template) => `"${template}" lacks a value`);
  }
  return { templates, faults };
}

/** The numbers of a template's places, `{0}` … */
export function placesIn(template: string): readonly number[] {
  const numbers = [...template.matchAll(/\{(\d+)\}/g)].map(([, number]) => Number(number));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Whether a call takes a template; `any` where other things are called so as well. */
function callOf(callee: Node, text: string, strict: 'strict' | 'any'): 'strict' | 'any' | undefined {
  if (callee.type === 'Identifier' && ['translate', 'phrase', 'say'].includes(nameOf(callee) ?? ''))
    return strict;
  if (callee.type !== 'MemberExpression') return undefined;
  if (text.slice(callee.start, callee.end) === 'vscode.l10n.t') return strict;
  // Positions of the editor have a method of that name.
  return ['translate', 'say'].includes(nameOf(callee) ?? '') ? 'any' : undefined;
}

/** The text of a literal, or of both branches of a choice between literals. */
function literalsIn(node: Node): readonly string[] | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : undefined;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? [node.quasis[0]?.value.cooked ?? ''] : undefined;
    case 'ConditionalExpression': {
      const [yes, no] = [literalsIn(node.consequent), literalsIn(node.alternate)];
      return yes && no ? [...yes, ...no] : undefined;
    }
    default:
      return undefined;
  }
}

function sourcesOfEditor(): readonly string[] {
  return readdirSync(path.join(project, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(path.sep).join('/'))
    .filter((name) => name.endsWith('.ts') && !ENGLISH_FACES.some((face) => name.startsWith(`${face}/`)))
    .map((name) => `src/${name}`)
    .sort();
}

/** Bundles of translations, by file from the project's root. */
export const ENGLISH_BUNDLE = 'l10n/bundle.l10n.json';
export const CHINESE_BUNDLE = 'l10n/bundle.l10n.zh-cn.json';

export function readTexts(file: string): ReadonlyMap<string, string> {
  const json: unknown = JSON.parse(readFileSync(path.join(project, file), 'utf8'));
  return new Map(Object.entries(Object(json)).map(([key, value]) => [key, String(value)]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { templates, faults } = textsOfProject();
  for (const fault of faults) console.error(fault);
  const keys = [...templates.keys()].sort();
  const english = Object.fromEntries(keys.map((key) => [key, key]));
  writeFileSync(path.join(project, ENGLISH_BUNDLE), `${JSON.stringify(english, undefined, 2)}\n`);
  const chinese = readTexts(CHINESE_BUNDLE);
  for (const key of keys) if (!chinese.has(key)) console.log(`lacks Chinese: ${JSON.stringify(key)}`);
  for (const key of chinese.keys()) if (!templates.has(key)) console.log(`not used: ${JSON.stringify(key)}`);
}
