import { latePattern } from '../base/latePattern.ts';
import type { TestCase } from './parseJunit.ts';

/** The tests of one file by what their source calls them. */
export class TestNames {
  readonly #byName = new Map<string, TestCase[]>();
  readonly #byClass = new Map<string, TestCase[]>();
  readonly #spaced: readonly TestCase[];

  constructor(testcases: readonly TestCase[]) {
    for (const testcase of testcases) {
      for (const name of new Set(namesOf(testcase.name))) add(this.#byName, name, testcase);
      const type = testcase.classname.split(/[.$+]/).at(-1);
      if (type) add(this.#byClass, type, testcase);
    }
    this.#spaced = testcases.filter(({ name }) => name.includes(' '));
  }

  /** The tests that a line of source begins: those of the first name in it that is known. */
  begunIn(line: string): readonly TestCase[] {
    let before = '';
    for (const match of line.slice(0, MAX_LINE).matchAll(TOKEN())) {
      const [token, , quoted] = match;
      const tests =
        quoted === undefined
          ? ((CLASS_WORDS.has(before) ? this.#byClass.get(token) : undefined) ?? this.#byName.get(token))
          : this.#titled(quoted.replace(/\\(.)/g, '$1'));
      if (tests) return tests;
      before = token;
    }
    return [];
  }

  /** Some reports join the titles of all suites and of the test with spaces. */
  #titled(title: string): readonly TestCase[] | undefined {
    const exact = this.#byName.get(title);
    if (exact || title.trim() === '') return exact;
    const ending = this.#spaced.filter(({ name }) => name.endsWith(` ${title}`));
    if (ending.length > 0) return ending;
    const within = this.#spaced.filter(({ name }) => name.startsWith(`${title} `));
    return within.length > 0 ? within : undefined;
  }
}

/** What a test's name in the results may be in its source: `a > b`, `a::b`, `name(String)[1]`, `name[x]`, `name/case`. */
export function namesOf(name: string): readonly string[] {
  const parts = [name, ...name.split(/ [>›»] |::/)];
  const bare = parts.map((part) => /^[^[(/]+/.exec(part)?.[0].trim() ?? '');
  const methods = bare
    .filter((part) => /^[\w$]+(?:\.[\w$]+)+$/.test(part))
    .map((part) => part.split('.').at(-1));
  return [...parts, ...bare, ...methods].filter((part): part is string => part !== undefined && part !== '');
}

/** Code that somebody reads has shorter lines; what is behind is not looked at. */
const MAX_LINE = 1000;

/** Quoted texts and words. A quote without its partner on the line is passed over. */
const TOKEN = latePattern(String.raw`(["'\x60])((?:\\.|(?!\1)[^\\])*)\1|[\p{L}_$][\p{L}\p{N}_$]*`, 'gu');

const CLASS_WORDS = new Set(['class', 'object', 'struct']);

function add(map: Map<string, TestCase[]>, key: string, testcase: TestCase): void {
  const list = map.get(key);
  if (list) list.push(testcase);
  else map.set(key, [testcase]);
}
