import { PrepareRenameRequest, RenameRequest } from 'vscode-languageserver/node';
import { type Position, renamedFiles, renameEdits, renameTarget } from '../../core/index.ts';
import { answer, Refusal } from '../answer.ts';
import { type AskedFile, askedFile } from '../askedFile.ts';
import type { Session } from '../session.ts';
import { workspaceEdit } from '../workspaceEdits.ts';

/** Renames an obligation's id wherever it stands for the obligation. */
export function registerRename(session: Session): void {
  const { wire } = session;
  answer(session, PrepareRenameRequest.type, ['textDocument', 'position'], async (params) => {
    const { asked, id, range } = await target(session, params);
    return { range: wire.rangeTo(asked.lines, range), placeholder: id };
  });
  answer(session, RenameRequest.type, ['textDocument', 'position', 'newName'], async (params) => {
    const { asked, id } = await target(session, params);
    const { folder, trace } = asked;
    const texts = new Map<string, string>();
    for (const path of renamedFiles(trace)) {
      const text = await folder.service.read(path);
      if (text !== undefined) texts.set(path, text);
    }
    const edits = renameEdits(trace, id, params.newName.trim(), texts);
    if ('refusal' in edits) throw new Refusal(edits.refusal);
    return (await workspaceEdit(session, folder, edits)) ?? null;
  });
}

async function target(
  session: Session,
  params: { readonly textDocument: { readonly uri: string }; readonly position: Position },
) {
  // Names that were not read yet would be left behind.
  const asked: AskedFile | undefined = await askedFile(session, params, 'whole');
  if (!asked) throw new Refusal('The file is not part of the workspace.');
  const position = session.wire.positionFrom(asked.lines, params.position);
  const found = renameTarget(asked.trace, asked.file, position, asked.lines.lineText(position.line));
  if ('refusal' in found) throw new Refusal(found.refusal);
  return { asked, ...found };
}
