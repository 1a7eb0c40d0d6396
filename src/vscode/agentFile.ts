import * as vscode from 'vscode';
import { QuestionError, rootedPath } from '../core/index.ts';
import type { FolderSessions } from './folderSessions.ts';
import type { Session } from './session.ts';

/** The folder that a file named by an agent lies in: a whole path finds its own, another one is of the folder at hand. */
export function sessionAround(sessions: FolderSessions, given: string): Session {
  const { folder } = sessions.current.places;
  return folder && isWhole(given) ? sessions.around(wholeUri(folder.uri, given)) : sessions.current;
}

/** The path of a file that an agent named, relative to its folder. What lies outside the folder is refused. */
export async function agentFile({ places }: Session, given: string): Promise<string> {
  const { folder } = places;
  if (!folder) throw new QuestionError('No folder is open, so that no file has links.');
  const path = isWhole(given) ? places.workspacePath(wholeUri(folder.uri, given)) : rootedPath(given);
  if (path === undefined)
    throw new QuestionError(
      `${given} lies outside the workspace: name a file below its root, relative to it.`,
    );
  const type = await typeOf(vscode.Uri.joinPath(folder.uri, path));
  if (type === undefined) throw new QuestionError(`There is no file ${path}.`);
  if ((type & vscode.FileType.File) === 0) throw new QuestionError(`${path} is no file.`);
  return path;
}

function isWhole(given: string): boolean {
  return /^([/\\]|[A-Za-z]:)/.test(given);
}

/** Joining takes away what climbs. */
function wholeUri(folder: vscode.Uri, given: string): vscode.Uri {
  return vscode.Uri.joinPath(folder.with({ path: vscode.Uri.file(given).path }), '.');
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type;
  } catch {
    return undefined;
  }
}
