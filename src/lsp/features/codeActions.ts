import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionTriggerKind,
  type Diagnostic,
} from 'vscode-languageserver/node';
import { comparePositions, type Finding, type QuickFix, type Range } from '../../core/index.ts';
import { answer } from '../answer.ts';
import { type AskedFile, askedFile } from '../askedFile.ts';
import { linkActions } from '../linkActions.ts';
import type { Session } from '../session.ts';
import { showCommand } from '../showPlaces.ts';
import { workspaceEdit } from '../workspaceEdits.ts';
import { DIAGNOSTIC_SOURCE } from './diagnostics.ts';

/** What would settle a finding, offered where it stands; and, where the user asks, links to what the code points at. */
export function registerCodeActions(session: Session): void {
  const { client } = session;
  answer(session, CodeActionRequest.type, ['textDocument', 'range', 'context'], async (params) => {
    if (!client.codeActions) return null;
    const asked = await askedFile(session, params, 'around');
    if (!asked || asked.file.origin === 'bundled' || !asked.trace.complete) return null;
    const fixes = wants(params, CodeActionKind.QuickFix) ? await quickFixes(session, asked, params) : [];
    const isAskedFor = params.context.triggerKind !== CodeActionTriggerKind.Automatic;
    const links =
      session.settings.suggestions && isAskedFor && wants(params, CodeActionKind.RefactorRewrite)
        ? await linkActions(session, asked, session.wire.rangeFrom(asked.lines, params.range).start.line)
        : [];
    return [...fixes, ...links];
  });
}

function wants({ context: { only } }: CodeActionParams, kind: CodeActionKind): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

async function quickFixes(
  session: Session,
  asked: AskedFile,
  params: CodeActionParams,
): Promise<CodeAction[]> {
  const { file, folder, lines } = asked;
  const range = session.wire.rangeFrom(lines, params.range);
  const here = (await folder.service.findings()).filter(
    ({ location, isUnplaced }) => !isUnplaced && location.path === file.path && meets(location.range, range),
  );
  const actions: CodeAction[] = [];
  for (const finding of here) {
    const settles = (params.context.diagnostics ?? []).filter((one) =>
      isOf(one, finding, session.wire.rangeTo(lines, finding.location.range)),
    );
    for (const fix of await folder.service.quickFixes(finding)) {
      const action = await actionOf(session, asked, fix);
      // One glob of `regtrace.yaml` gives a finding for each file that it names, all at one place.
      if (!action || actions.some(({ title }) => title === action.title)) continue;
      actions.push({ ...action, diagnostics: settles });
    }
  }
  return actions;
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}

function isOf({ source, code, range }: Diagnostic, finding: Finding, place: Range): boolean {
  return (
    source === DIAGNOSTIC_SOURCE &&
    code === finding.code &&
    comparePositions(range.start, place.start) === 0 &&
    comparePositions(range.end, place.end) === 0
  );
}

/** Undefined for what this client cannot do. */
async function actionOf(
  session: Session,
  { folder }: AskedFile,
  fix: QuickFix,
): Promise<CodeAction | undefined> {
  const { askDate, goTo, newFile } = fix;
  // The protocol has no way to ask; the day that is proposed stands in the title, so that nobody is surprised.
  const title = askDate ? `${fix.title.replace(/…$/, '')}: ${askDate.proposed}` : fix.title;
  const edits = askDate ? [...fix.edits, { ...askDate, newText: askDate.proposed }] : fix.edits;
  const action: CodeAction = { title, kind: CodeActionKind.QuickFix, isPreferred: fix.preferred };
  const places = goTo ? await session.wire.locations(folder, [goTo]) : [];
  const command = showCommand(session, title, places);
  if (command.command !== '') action.command = command;
  if (edits.length === 0 && !newFile) return action.command ? action : undefined;
  const edit = await workspaceEdit(session, folder, edits, newFile);
  return edit && { ...action, edit };
}
