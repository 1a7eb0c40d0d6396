import 'mocha/mocha.js';
import { LINE_MARK } from './lineMark.ts';

interface Failure {
  readonly test: Mocha.Runnable;
  readonly error: unknown;
}

const PRINTING_METHODS = new Set<string | symbol>(['log', 'info', 'warn', 'error', 'debug']);

/**
 * Reports tests as plain marked lines and ends with `N passed, N failed` alone on a line.
 * It needs neither colours, nor a document, nor Node, and so fits every extension host.
 */
export class PlainReporter extends Mocha.reporters.Base {
  readonly #console = globalThis.console;
  readonly #failures: Failure[] = [];
  #passed = 0;
  #skipped = 0;

  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    this.#markConsole();
    runner.on('suite', (suite) => this.#startSuite(suite));
    runner.on('pass', (test) => this.#pass(test));
    runner.on('pending', (test) => this.#skip(test));
    runner.on('fail', (test, error) => this.#fail(test, error));
    runner.on('end', () => this.#end());
  }

  #startSuite(suite: Mocha.Suite): void {
    if (suite.title !== '') {
      this.#print(`  ${suite.fullTitle()}`);
    }
  }

  #pass(test: Mocha.Test): void {
    this.#passed += 1;
    this.#print(`    ok   ${test.title} (${test.duration ?? 0} ms)`);
  }

  #skip(test: Mocha.Test): void {
    this.#skipped += 1;
    this.#print(`    skip ${test.title}`);
  }

  #fail(test: Mocha.Runnable, error: unknown): void {
    this.#failures.push({ test, error });
    this.#print(`    FAIL ${test.title}: ${error instanceof Error ? error.message : String(error)}`);
  }

  #end(): void {
    for (const { test, error } of this.#failures) {
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.#print(`\n  FAIL ${test.fullTitle()}\n${stack}`);
    }
    globalThis.console = this.#console;
    if (this.#skipped > 0) {
      this.#print(`${this.#skipped} skipped`);
    }
    this.#print(`${this.#passed} passed, ${this.#failures.length} failed`);
  }

  /** The line is an argument and not the format, because tests' titles may hold per cent signs. */
  #print(line: string): void {
    this.#console.log(`${LINE_MARK}%s`, line);
  }

  /**
   * Marks what the tests print themselves. Extension hosts ignore an assignment to `console.log`,
   * so the whole object is replaced.
   */
  #markConsole(): void {
    globalThis.console = new Proxy(this.#console, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function' || !PRINTING_METHODS.has(name)) {
          return member;
        }
        return (first: unknown, ...rest: unknown[]) =>
          typeof first === 'string'
            ? member.call(target, LINE_MARK + first, ...rest)
            : member.call(target, `${LINE_MARK}%o`, first, ...rest);
      },
    });
  }
}
