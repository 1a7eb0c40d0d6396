import { optional } from '../base/optional.ts';
import { type Phrase, phrase, said } from '../base/phrase.ts';
import { startOfText } from '../base/position.ts';
import { withoutBom } from '../base/text.ts';
import type { Parsed } from '../model/finding.ts';
import type { Outcome } from '../model/link.ts';
import { type XmlTag, xmlTags } from './xmlTags.ts';

/** One test as a report of results tells of it. What its names mean depends on the program that wrote the report. */
export interface TestCase {
  /** Of the test, or else of the suite around it. */
  readonly file?: string;
  /** Name of the innermost suite. */
  readonly suite?: string;
  /** Empty where the report gives none. */
  readonly classname: string;
  readonly name: string;
  readonly status: Outcome;
}

export interface TestResults {
  readonly testcases: readonly TestCase[];
}

/**
 * Reads JUnit XML, in the dialects of those who write it. What stands before a broken place counts; the first broken
 * place is told, at the start of the text.
 */
export function parseJunit(text: string): Parsed<TestResults> {
  const report = new Report();
  for (const tag of xmlTags(withoutBom(text))) {
    report.take(tag);
    if (report.isForeign) break;
  }
  const words = report.problem();
  const problems = words ? [{ code: 'unread-file' as const, ...said(words), range: startOfText }] : [];
  return { value: { testcases: report.testcases }, problems };
}

interface Suite {
  readonly name: string | undefined;
  readonly file: string | undefined;
}

type Attributes = Extract<XmlTag, { kind: 'open' }>['attributes'];

class Report {
  readonly testcases: TestCase[] = [];
  isForeign = false;
  readonly #open: string[] = [];
  /** How often each name is open, so that a closing tag without its partner is known at once. */
  readonly #count = new Map<string, number>();
  readonly #suites: Suite[] = [];
  #test: { readonly attributes: Attributes; outcome: Outcome } | undefined;
  #problem: Phrase | undefined;
  #isEmpty = true;

  take(tag: XmlTag): void {
    if (tag.kind === 'broken') this.#problem ??= tag.why;
    else if (tag.kind === 'close') this.#close(tag.name);
    else this.#begin(tag.name, tag.attributes, tag.isEmpty);
  }

  /** What is wrong with the whole of it, after its last tag. */
  problem(): Phrase | undefined {
    if (this.#isEmpty) return phrase('It holds no test results.');
    const problem =
      this.#problem ?? (this.#open.length > 0 ? phrase('It ends before its last test.') : undefined);
    return problem && phrase('The test results cannot be read in full: {0}', problem);
  }

  #begin(name: string, attributes: Attributes, isEmpty: boolean): void {
    if (this.#isEmpty && name !== 'testsuites' && name !== 'testsuite') {
      this.isForeign = true;
      return;
    }
    this.#isEmpty = false;
    this.#open.push(name);
    this.#count.set(name, (this.#count.get(name) ?? 0) + 1);
    if (name === 'testsuite') this.#suites.push(suiteOf(attributes, this.#suites.at(-1)));
    else if (name === 'testcase') this.#test = { attributes, outcome: outcomeOf(attributes) };
    else if (this.#test) this.#test.outcome = graver(this.#test.outcome, CHILDREN.get(name));
    if (isEmpty) this.#close(name);
  }

  #close(name: string): void {
    if (!this.#count.get(name)) {
      this.#problem ??= phrase('It closes what it has not opened.');
      return;
    }
    for (let last = this.#open.pop(); last !== undefined; last = this.#open.pop()) {
      this.#count.set(last, (this.#count.get(last) ?? 0) - 1);
      if (last === 'testsuite') this.#suites.pop();
      if (last === 'testcase') this.#endTest();
      if (last === name) return;
      this.#problem ??= phrase('It does not close what it has opened.');
    }
  }

  #endTest(): void {
    if (!this.#test) return;
    const { attributes, outcome } = this.#test;
    const suite = this.#suites.at(-1);
    this.testcases.push({
      ...optional('file', fileOf(attributes) ?? suite?.file),
      ...optional('suite', suite?.name),
      classname: attributes.get('classname') ?? attributes.get('class') ?? '',
      name: attributes.get('name') ?? '',
      status: outcome,
    });
    this.#test = undefined;
  }
}

function suiteOf(attributes: Attributes, around: Suite | undefined): Suite {
  return { name: attributes.get('name') ?? around?.name, file: fileOf(attributes) ?? around?.file };
}

function fileOf(attributes: Attributes): string | undefined {
  return attributes.get('file') ?? attributes.get('filepath');
}

const CHILDREN: ReadonlyMap<string, Outcome> = new Map([
  ['failure', 'failed'],
  ['error', 'failed'],
  ['skipped', 'skipped'],
]);

/** CTest and GoogleTest say in attributes what others say in children. */
const STATUS_WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['error', 'failed'],
  ['broken', 'failed'],
  ['disabled', 'skipped'],
  ['ignored', 'skipped'],
  ['notrun', 'skipped'],
  ['pending', 'skipped'],
  ['skip', 'skipped'],
  ['skipped', 'skipped'],
  ['suppressed', 'skipped'],
]);

function outcomeOf(attributes: Attributes): Outcome {
  const words = [attributes.get('status'), attributes.get('result')];
  return words.reduce<Outcome>(
    (outcome, word) => graver(outcome, STATUS_WORDS.get(word?.toLowerCase() ?? '')),
    'passed',
  );
}

function graver(a: Outcome, b: Outcome | undefined): Outcome {
  if (a === 'failed' || b === 'failed') return 'failed';
  return a === 'skipped' || b === 'skipped' ? 'skipped' : 'passed';
}
