import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  commitFacts,
  commitPlaces,
  encodedPath,
  type PlaceTemplate,
  type ReportFacts,
  type RepositoryFacts,
  reportCsv,
  reportHtmlTexts,
  reportJson,
  reportMarkdown,
  traceReport,
} from '../../core/index.ts';
import { gitFacts } from '../../node/git.ts';
import { today } from '../../node/today.ts';
import { type Command, choiceFlag, textFlag } from '../command.ts';
import { EXIT, json } from '../output.ts';
import { inChunks, writeOutputFile } from '../outputFile.ts';
import type { Session } from '../session.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

const FORMATS = ['html', 'markdown', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

const BY_ENDING: Readonly<Record<string, Format>> = {
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.csv': 'csv',
  '.json': 'json',
};

/** The traceability matrix, for people and for programs. */
export const report: Command = {
  name: 'report',
  usage: '[--format html|markdown|csv|json] [--as-of DATE] [--link-base URL] [-o FILE]',
  summary: 'Write the traceability report; the format is that of the ending of FILE, or else Markdown',
  options: {
    format: { type: 'string' },
    'as-of': { type: 'string' },
    'link-base': { type: 'string' },
    output: { type: 'string', short: 'o' },
  },
  async run({ flags, words, open, output }) {
    if (words.length > 0) throw new UsageError(`report takes no words; "${words[0]}" is too many.`);
    const file = textFlag(flags, 'output');
    if (file === '') throw new UsageError('--output takes the name of a file.');
    const fallback = BY_ENDING[path.extname(file ?? '').toLowerCase()] ?? 'markdown';
    const format = choiceFlag(flags, 'format', FORMATS, fallback);
    const linkBase = textFlag(flags, 'link-base');
    if (linkBase !== undefined && !/^https?:\/\/[^\s{}]+$/i.test(linkBase))
      throw new UsageError(`--link-base takes an address that begins with https://, not "${linkBase}".`);
    const texts = await written(format, await open(), { file, linkBase });
    if (file === undefined) for (const text of texts) output.out(text);
    else {
      writeOutputFile(file, texts);
      output.say(`Wrote ${file}.`);
    }
    return EXIT.ok;
  },
};

interface Places {
  readonly file: string | undefined;
  readonly linkBase: string | undefined;
}

/** One text after the other: a page of megabytes is written as it is made. */
async function written(format: Format, session: Session, places: Places): Promise<Iterable<string>> {
  if (format === 'json') return [json(reportJson(session.assessor))];
  if (format === 'csv') return [reportCsv(session.assessor)];
  const whole = traceReport(session.assessor, await factsOf(session, places));
  return format === 'html' ? inChunks(reportHtmlTexts(whole)) : [reportMarkdown(whole)];
}

async function factsOf(session: Session, places: Places): Promise<ReportFacts> {
  const { root, service, assessor, catalogueIndex } = session;
  const git = await gitFacts(root);
  return {
    workspace: path.basename(root) || root,
    version,
    writtenOn: today(),
    ...commitFacts(git),
    catalogue: { version, hash: hashOf(catalogueIndex) },
    places: placesOf(root, git, places),
    findings: await service.judgedFindings(assessor.asOf),
  };
}

/**
 * Where links to code lead: to the address given; else to the commit on its server, where the files are those of the
 * commit; else to the files themselves, from where the report lies.
 */
function placesOf(root: string, git: RepositoryFacts | undefined, { file, linkBase }: Places): PlaceTemplate {
  if (linkBase !== undefined) return `${linkBase.replace(/\/$/, '')}/{path}#L{line}`;
  const atCommit = commitPlaces(git);
  if (atCommit !== undefined) return atCommit;
  const folder = file === undefined ? root : path.dirname(path.resolve(file));
  const way = path.relative(folder, root);
  if (way === '') return '{path}#L{line}';
  // Another drive has no relative way.
  const base = path.isAbsolute(way) ? pathToFileURL(way).href : encodedPath(way.split(path.sep).join('/'));
  return `${base}/{path}#L{line}`;
}

function hashOf(file: string): string {
  return `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)}`;
}
