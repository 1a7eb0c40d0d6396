import { generator, pick } from './random.ts';

/** How files of one language look. */
export interface Dialect {
  readonly extension: string;
  /** A comment of one line around a text. */
  readonly comment: (text: string) => string;
  /** Lines of code; `$` stands for a word. */
  readonly lines: readonly [string, ...string[]];
}

const slashes = (text: string) => `// ${text}`;
const hash = (text: string) => `# ${text}`;
const star = (text: string) => `/* ${text} */`;
const arrow = (text: string) => `<!-- ${text} -->`;
const dashes = (text: string) => `-- ${text}`;

const C_LINES = [
  '    if ($ == NULL) {',
  '    }',
  '  int $ = $($, "$ $");',
  '',
  '  return $;',
  '  for (int i = 0; i < $; i++) {',
] as const;
const JAVA_LINES = [
  '  @Override',
  '  public $ $($ $) {',
  '    return this.$.$("$ $ $");',
  '  }',
  '',
  '  /** $ $ $. @param $ the $ */',
] as const;
const SCRIPT_LINES = [
  '  const $ = await $($, `$/$`);',
  "  if ($ === '$') return $;",
  '',
  'export function $($, $) {',
  '}',
  '  throw new Error("$ $ $");',
] as const;
const PYTHON_LINES = [
  'def $($, $=None):',
  '    """$ $ $ $."""',
  '    return $($, "$")',
  '',
  '    for $ in $:',
  '        $.append($)',
] as const;
const CONFIG_LINES = ['$:', '  $: $', '  - $', '  $: "$ $"', ''] as const;

/** Mixed languages, the frequent ones more than once. */
export const dialects: readonly [Dialect, ...Dialect[]] = [
  { extension: 'ts', comment: slashes, lines: SCRIPT_LINES },
  { extension: 'ts', comment: slashes, lines: SCRIPT_LINES },
  { extension: 'tsx', comment: slashes, lines: SCRIPT_LINES },
  { extension: 'js', comment: slashes, lines: SCRIPT_LINES },
  { extension: 'py', comment: hash, lines: PYTHON_LINES },
  { extension: 'py', comment: hash, lines: PYTHON_LINES },
  { extension: 'java', comment: slashes, lines: JAVA_LINES },
  { extension: 'kt', comment: slashes, lines: JAVA_LINES },
  { extension: 'cpp', comment: slashes, lines: C_LINES },
  { extension: 'c', comment: star, lines: C_LINES },
  { extension: 'h', comment: star, lines: C_LINES },
  { extension: 'go', comment: slashes, lines: ['func $($ string) error {', '\treturn $.$("$")', '}', ''] },
  { extension: 'rs', comment: slashes, lines: ['fn $($: &str) -> u32 {', '    $.$($)?;', '}', ''] },
  { extension: 'sql', comment: dashes, lines: ['SELECT $, $ FROM $', "  WHERE $ = '$';", ''] },
  { extension: 'sh', comment: hash, lines: ['$="$(cat $/$)"', 'if [ -n "$" ]; then', 'fi', ''] },
  { extension: 'yaml', comment: hash, lines: CONFIG_LINES },
  { extension: 'tf', comment: hash, lines: ['resource "$" "$" {', '  $ = "$"', '}', ''] },
  { extension: 'html', comment: arrow, lines: ['<div class="$">$ $</div>', '<p>$ $ $</p>', ''] },
  { extension: 'md', comment: (text) => text, lines: ['$ $ $ $ $.', '', '- $ $ $'] },
  { extension: 'css', comment: star, lines: ['.$ {', '  $: $;', '}', ''] },
];

const WORDS = (
  'account active adapter address amount batch buffer cache channel client cluster config context counter cursor ' +
  'customer dataset decode device driver encode entity event export factory feature field filter fleet frame gateway ' +
  'handler header index ingest input invoice item journal keeper label lane latency ledger limit loader locale lock ' +
  'mapper message metric model monitor network node notify offset order output packet parser patch payload planner ' +
  'policy pool probe queue radar range reader record region report request result retry route sample schema sensor ' +
  'session shard signal socket source state storage stream sync target telemetry tenant token topic trace transfer ' +
  'update upload user vehicle vendor version video window worker writer zone'
).split(' ');
const POOL = 400;

/** Ready lines of each dialect: putting a file together from them is fast. */
const pools = new Map<Dialect, readonly [string, ...string[]]>();

/** A source text of about `size` characters; the annotation, if any, stands in a comment somewhere in it. */
export function sourceText(dialect: Dialect, size: number, random: () => number, annotation: string): string {
  const pool = pools.get(dialect) ?? poolOf(dialect);
  const lines: string[] = [];
  const place = annotation === '' ? -1 : Math.floor((random() * Math.min(size, 20_000)) / 40);
  for (let length = 0; length < size; ) {
    const line = pick(pool, random);
    lines.push(line);
    length += line.length + 1;
  }
  if (place >= 0) lines.splice(Math.min(place, lines.length), 0, dialect.comment(annotation));
  return `${lines.join('\n')}\n`;
}

function poolOf(dialect: Dialect): readonly [string, ...string[]] {
  const random = generator(dialects.indexOf(dialect));
  const word = () => WORDS[Math.floor(random() * WORDS.length)] ?? 'word';
  const line = () => {
    if (random() < 0.12) return dialect.comment(`${word()} ${word()} ${word()} ${word()}`);
    return pick(dialect.lines, random).replace(/\$/g, word);
  };
  const pool: readonly [string, ...string[]] = [line(), ...Array.from({ length: POOL }, line)];
  pools.set(dialect, pool);
  return pool;
}
