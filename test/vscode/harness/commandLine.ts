/** A command line in parts. */
export interface CommandLine {
  /** Values by option name without dashes; an option that stands alone has the value `''`. */
  readonly options: ReadonlyMap<string, readonly string[]>;
  readonly operands: readonly string[];
}

/**
 * Splits a command line. `--name=value` always has a value; `--name value` only for the names in `valued`,
 * since nothing else tells an option's value from an operand.
 */
export function parseCommandLine(argv: readonly string[], valued: ReadonlySet<string>): CommandLine {
  const options = new Map<string, string[]>();
  const operands: string[] = [];
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    const [, name, , value] = /^--([^=]+)(=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined) {
      operands.push(argument);
      continue;
    }
    const values = options.get(name) ?? [];
    options.set(name, values);
    if (value !== undefined || !valued.has(name)) {
      values.push(value ?? '');
    } else {
      i += 1;
      values.push(argv[i] ?? '');
    }
  }
  return { options, operands };
}

/** The last value of an option; `undefined` when it was not given. */
export function lastOption(commandLine: CommandLine, name: string): string | undefined {
  return commandLine.options.get(name)?.at(-1);
}
