import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  CONFIG_FILE,
  type DiffSide,
  type DiffSideFacts,
  type Trace,
  TraceService,
  type Workspace,
} from '../core/index.ts';
import { atRevision } from '../node/atRevision.ts';
import { GitError } from '../node/gitProcess.ts';
import { isRevision } from '../node/gitRevision.ts';
import { createNodeWorkspace } from '../node/nodeWorkspace.ts';
import type { Invocation } from './command.ts';
import { checkedRoot } from './session.ts';
import { UsageError } from './usageError.ts';

/** One side of a comparison, as the user named it. */
export interface NamedSide {
  readonly facts: DiffSideFacts;
  readonly side: DiffSide;
  /** Where there is code beside its requirement files. */
  readonly code?: Trace;
}

/** The word that names the catalogue that ships with Regtrace. */
const BUNDLED = 'catalogue';

/** What requirement files of a folder that is no workspace are read by. */
const ALL_MARKDOWN = 'requirements: ["**/*.md"]\nsources: { exclude: ["**"] }\npacks: []\n';

/**
 * Reads what a word names: the bundled catalogue, a folder, a file, or a revision of git; without a word the working
 * tree.
 */
export async function readSide(word: string | undefined, invocation: Invocation): Promise<NamedSide> {
  if (word === undefined) {
    const { trace } = await invocation.open();
    return workspaceSide({ name: 'the working tree', kind: 'workspace' }, trace);
  }
  if (word === BUNDLED) {
    // All of it, whatever packs the workspace asks for.
    const { host } = invocation.unread();
    const trace = await new TraceService({ ...host, workspace: NOTHING }).trace();
    return {
      facts: { name: 'the bundled catalogue', kind: 'catalogue' },
      side: { trace, origin: 'bundled' },
    };
  }
  return (await isPath(word, invocation)) ? readPath(word, invocation) : readRevision(word, invocation);
}

async function isPath(word: string, invocation: Invocation): Promise<boolean> {
  if (path.isAbsolute(word) || /^\.{1,2}($|[/\\])/.test(word)) return true;
  if (word === '' || !existsSync(word)) return false;
  if (await isRevision(invocation.unread().root, word))
    throw new UsageError(
      `"${word}" is a revision of git and a path: write refs/heads/${word}, or ./${word}.`,
    );
  return true;
}

async function readPath(word: string, invocation: Invocation): Promise<NamedSide> {
  if (!existsSync(word)) throw new UsageError(`There is no ${word}.`);
  if (!statSync(word).isDirectory()) return readFile(word, invocation);
  const folder = checkedRoot(word);
  const facts: DiffSideFacts = { name: word, kind: 'folder' };
  if ([CONFIG_FILE, 'requirements'].some((name) => existsSync(path.join(folder, name)))) {
    const { trace } = await invocation.open(word);
    return workspaceSide(facts, trace);
  }
  return readMarkdown(facts, createNodeWorkspace(folder, overlay), invocation);
}

async function readFile(word: string, invocation: Invocation): Promise<NamedSide> {
  if (!word.endsWith('.md')) throw new UsageError(`${word} is no folder and no Markdown file.`);
  const folder = createNodeWorkspace(checkedRoot(path.dirname(word)), overlay);
  const alone: Workspace = {
    ...folder,
    async *files() {
      yield [path.basename(word)];
    },
  };
  return readMarkdown({ name: word, kind: 'file' }, alone, invocation);
}

function overlay(file: string): string | undefined {
  return file === CONFIG_FILE ? ALL_MARKDOWN : undefined;
}

async function readMarkdown(
  facts: DiffSideFacts,
  workspace: Workspace,
  invocation: Invocation,
): Promise<NamedSide> {
  const { sources: _ofTheWorkspace, ...host } = invocation.unread().host;
  const trace = await new TraceService({ ...host, workspace }).trace();
  return { facts, side: { trace, origin: 'workspace' } };
}

async function readRevision(revision: string, invocation: Invocation): Promise<NamedSide> {
  const { root, host } = invocation.unread();
  try {
    const trace = await atRevision({ root, revision, host }, (service) => service.trace());
    return workspaceSide({ name: revision, kind: 'revision' }, trace);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const hint = /^[\w.-]+$/.test(revision) ? ` There is no folder ${revision} either.` : '';
    throw new UsageError(`${error.message}${hint}`);
  }
}

function workspaceSide(facts: DiffSideFacts, trace: Trace): NamedSide {
  return { facts, side: { trace, origin: 'workspace' }, code: trace };
}

/** A workspace that holds no file. */
const NOTHING: Workspace = {
  async *files() {},
  read: async () => ({ kind: 'missing' }),
  async *search() {},
  isIgnored: async () => false,
};
