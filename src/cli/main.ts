import path from 'node:path';
import { parseArgs } from 'node:util';
import type { KeptReader } from '../node/keptReader.ts';
import { answered, mayKeep } from './answered.ts';
import { type Command, dateFlag, type Flags, textFlag } from './command.ts';
import { baseline } from './commands/baseline.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { init } from './commands/init.ts';
import { list } from './commands/list.ts';
import { lock } from './commands/lock.ts';
import { lsp } from './commands/lsp.ts';
import { mcp } from './commands/mcp.ts';
import { report } from './commands/report.ts';
import { search } from './commands/search.ts';
import { show } from './commands/show.ts';
import { suggest } from './commands/suggest.ts';
import { trace } from './commands/trace.ts';
import { EXIT, type ExitStatus, type Output, table } from './output.ts';
import { openWorkspace, readSession } from './session.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';
import { rootAround } from './workspaceRoot.ts';

const COMMANDS: readonly Command[] = [
  check,
  diff,
  report,
  list,
  show,
  trace,
  search,
  suggest,
  init,
  baseline,
  lock,
  mcp,
  lsp,
];

const GLOBAL_OPTIONS = {
  root: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  'no-cache': { type: 'boolean' },
} as const;

// @reg REGTRACE-12
/** Runs one command line, without the program's own name. Every error ends here, as a sentence. */
export async function main(
  argv: readonly string[],
  output: Output,
  catalogueIndex: string,
): Promise<ExitStatus> {
  try {
    return await run(argv, output, catalogueIndex);
  } catch (error) {
    output.say(`regtrace: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof UsageError) output.say('Try "regtrace --help".');
    return EXIT.failure;
  }
}

async function run(argv: readonly string[], output: Output, catalogueIndex: string): Promise<ExitStatus> {
  const name = commandName(argv);
  const command = COMMANDS.find((candidate) => candidate.name === name);
  const { flags, words } = parsed(argv, command);
  if (flags['version'] === true) return said(output, `${version}\n`);
  if (flags['help'] === true || (name === 'help' && words.length <= 2)) {
    const asked = name === 'help' ? words[1] : name;
    const topic = COMMANDS.find((candidate) => candidate.name === asked);
    if (asked !== undefined && !topic) throw new UsageError(`There is no command "${asked}".`);
    return said(output, topic ? commandHelp(topic) : help());
  }
  if (name === undefined) throw new UsageError('Say what to do.');
  if (!command) throw new UsageError(`There is no command "${name}".`);
  const root = textFlag(flags, 'root') ?? (command.isForFolder ? '.' : rootAround(process.cwd()));
  const asOf = dateFlag(flags, 'as-of');
  const question = { command, flags, words: words.slice(1), root, catalogueIndex };
  const readers: KeptReader[] = [];
  const onReader = mayKeep(flags) ? (reader: KeptReader) => readers.push(reader) : undefined;
  const status = await answered(question, output, (through, recorder) => {
    const unread = (folder = root) =>
      openWorkspace({ root: folder, catalogueIndex, recorder, onReader }, through);
    return command.run({
      flags,
      words: question.words,
      root: path.resolve(root),
      output: through,
      open: (folder) => readSession(unread(folder), asOf),
      unread,
    });
  });
  // The answer was given already.
  for (const reader of readers) await reader.keep();
  return status;
}

/** The first word that is no option, nor the value of `--root`. */
function commandName(argv: readonly string[]): string | undefined {
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index];
    if (word === '--root') index++;
    else if (word !== undefined && !word.startsWith('-')) return word;
  }
  return undefined;
}

function parsed(
  argv: readonly string[],
  command: Command | undefined,
): { flags: Flags; words: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      options: { ...GLOBAL_OPTIONS, ...command?.options },
      allowPositionals: true,
      // Without a known command its options are not known either; the missing command is the better message.
      strict: command !== undefined,
    });
    const flags: Record<string, string | boolean | undefined> = {};
    for (const [key, value] of Object.entries(values)) if (!Array.isArray(value)) flags[key] = value;
    return { flags, words: positionals };
  } catch (error) {
    // Node explains a wrong option well, but adds advice on `--` that does not fit here.
    const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error);
    throw new UsageError(`${message.replace(/\.$/, '')}.`);
  }
}

function said(output: Output, text: string): ExitStatus {
  output.out(text);
  return EXIT.ok;
}

function help(): string {
  const rows = COMMANDS.map((command) => [`  ${command.name}`, command.summary]);
  return [
    'Regtrace links code to law. It gives no legal advice.\n\n',
    'Usage: regtrace [--root DIR] COMMAND [OPTIONS]\n\n',
    table(rows),
    '\n"regtrace help COMMAND" tells more. Exit status: 0 nothing found, 1 findings, 2 wrong usage or a failure.\n',
  ].join('');
}

function commandHelp(command: Command): string {
  const options = Object.entries({ ...command.options, root: GLOBAL_OPTIONS.root }).map(([name, option]) => [
    `  --${name}${option.type === 'string' ? ' VALUE' : ''}`,
  ]);
  return `${command.summary}\n\nUsage: regtrace ${command.name} ${command.usage}\n\nOptions:\n${table(options)}`;
}
