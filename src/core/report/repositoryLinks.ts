import { optional } from '../base/optional.ts';
import { encodedPath, type PlaceTemplate } from './placeHref.ts';
import type { ReportFacts } from './traceReport.ts';

/** What version control says of a workspace. */
export interface RepositoryFacts {
  /** From the root of the repository to the workspace, with a `/` at its end; empty where they are one. */
  readonly prefix: string;
  /** Undefined before the first commit. */
  readonly commit: string | undefined;
  /** Undefined where a commit is checked out, not a branch. */
  readonly branch: string | undefined;
  /** The address of the remote `origin`, as it stands in git's settings: it may hold a password. */
  readonly remote: string | undefined;
  /** Whether files of the workspace that are under version control differ from the commit; undefined where that is not known. */
  readonly isChanged: boolean | undefined;
}

/** The commit for a report's facts. */
export function commitFacts(repository: RepositoryFacts | undefined): Pick<ReportFacts, 'commit'> {
  if (repository?.commit === undefined) return {};
  const { commit: id, branch, isChanged } = repository;
  return { commit: { id, ...optional('branch', branch), ...optional('isChanged', isChanged) } };
}

/** Links to the commit on its server; undefined where the files are not those of the commit, or the server is not known. */
export function commitPlaces(repository: RepositoryFacts | undefined): PlaceTemplate | undefined {
  const { commit, isChanged, prefix = '', remote = '' } = repository ?? {};
  const uri = repositoryUri(remote);
  if (commit === undefined || isChanged !== false || uri === undefined) return undefined;
  return permalinks(uri, commit, prefix);
}

// Up to the last `@` before the path stands who asks. A path with one, or with a query, may hold a secret and is none.
const SCHEME = /^(?:https?|ssh|git):\/\/(?:[^/]*@)?([\w.-]+)(?::\d+)?\/([^@?#]+)$/i;
const SCP = /^(?:[^/]*@)?([\w.-]+):(?!\/\/)([^@?#]+)$/;

/**
 * The web address of a repository from the address of its remote, without what may be secret in that one: a name, a
 * password, a token. Undefined where the remote is no server.
 */
export function repositoryUri(remote: string): string | undefined {
  const match = SCHEME.exec(remote) ?? (remote.includes('://') ? null : SCP.exec(remote));
  const [, host, path] = match ?? [];
  // A single letter before the colon is a drive.
  if (host === undefined || path === undefined || host.length < 2) return undefined;
  const name = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return name === '' ? undefined : `https://${host.toLowerCase()}/${encodedPath(name)}`;
}

/** What stands between a repository's address and the path of a file, by the kind of server. */
const SERVERS: readonly (readonly [host: RegExp, place: (commit: string, path: string) => string])[] = [
  [/^(github|gitee)\./, (commit, path) => `/blob/${commit}/${path}#L{line}`],
  [/^gitlab\./, (commit, path) => `/-/blob/${commit}/${path}#L{line}`],
  [/^(codeberg|gitea|forgejo)\./, (commit, path) => `/src/commit/${commit}/${path}#L{line}`],
  [/^bitbucket\.org$/, (commit, path) => `/src/${commit}/${path}#lines-{line}`],
];

/**
 * Links to lines as they were at a commit, for servers whose addresses are known. `prefix` leads from the repository's
 * root to the workspace's.
 */
export function permalinks(uri: string, commit: string, prefix: string): PlaceTemplate | undefined {
  const host = /^https:\/\/([^/]+)/.exec(uri)?.[1] ?? '';
  const server = SERVERS.find(([pattern]) => pattern.test(host));
  return server && `${uri}${server[1](commit, `${encodedPath(prefix)}{path}`)}`;
}
