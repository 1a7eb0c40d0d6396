import * as vscode from 'vscode';
import {
  type AnswerView,
  type Arguments,
  type Asked,
  COVERAGE_QUESTION,
  coverageAnswer,
  dayOf,
  FILE_QUESTION,
  fileAnswer,
  OBLIGATION_QUESTION,
  obligationAnswer,
  QuestionError,
  readQuestion,
  SEARCH_QUESTION,
  searchAnswer,
} from '../../core/index.ts';
import { agentFile, sessionAround } from '../agentFile.ts';
import { AGENT_TOOLS } from '../contributions.ts';
import type { FolderSessions } from '../folderSessions.ts';
import type { Session } from '../session.ts';
import { agentAccess, onDidSwitch } from '../settings.ts';

/** What the editor's language models may ask: the answers of the server for agents, as tools of the editor. */
export function registerAgentTools(sessions: FolderSessions): vscode.Disposable {
  // Editors that are built on VS Code may have no language models at all.
  if (typeof vscode.lm?.registerTool !== 'function') return vscode.Disposable.from();
  let registered: vscode.Disposable | undefined;
  const follow = () => {
    registered?.dispose();
    registered = agentAccess() === 'tools' ? registerAll(sessions) : undefined;
  };
  follow();
  return vscode.Disposable.from(onDidSwitch('agents', follow), { dispose: () => registered?.dispose() });
}

function registerAll(sessions: FolderSessions): vscode.Disposable {
  const { registerTool } = vscode.lm;
  const { log } = sessions.current;
  const atHand = () => sessions.current;
  return vscode.Disposable.from(
    registerTool(AGENT_TOOLS.search, toolFor(log, SEARCH_QUESTION, atHand, searchAnswer)),
    registerTool(AGENT_TOOLS.get, toolFor(log, OBLIGATION_QUESTION, atHand, obligationAnswer)),
    registerTool(
      AGENT_TOOLS.forFile,
      toolFor(
        log,
        FILE_QUESTION,
        ({ file }) => sessionAround(sessions, file),
        async (view, asked, session) =>
          fileAnswer(view, { ...asked, file: await agentFile(session, asked.file) }),
      ),
    ),
    registerTool(AGENT_TOOLS.coverage, toolFor(log, COVERAGE_QUESTION, atHand, coverageAnswer)),
  );
}

type Dated = Arguments & { readonly asOf: { readonly type: 'string' } };

/** Arguments are read and errors become sentences here; a model reads the message of what is thrown. */
function toolFor<A extends Dated>(
  log: vscode.LogOutputChannel,
  known: A,
  sessionOf: (asked: Asked<A>) => Session,
  answer: (view: AnswerView, asked: Asked<A>, session: Session) => object | Promise<object>,
): vscode.LanguageModelTool<object> {
  return {
    prepareInvocation: () => ({ invocationMessage: vscode.l10n.t('Reading obligations') }),
    async invoke({ input }, token) {
      try {
        const asked = readQuestion(known, input);
        const session = sessionOf(asked);
        const { service } = session;
        const trace = await service.trace({ token });
        const assessor = service.assessor(trace, dayIn(asked));
        const given = await answer({ service, trace, assessor, tools: AGENT_TOOLS }, asked, session);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(given))]);
      } catch (error) {
        if (error instanceof QuestionError || error instanceof vscode.CancellationError) throw error;
        log.error(error instanceof Error ? error : String(error));
        throw new Error(
          'The question could not be answered: this is a defect of Regtrace. Its output says more.',
        );
      }
    },
  };
}

function dayIn(asked: { readonly asOf?: unknown }): ReturnType<typeof dayOf> | undefined {
  return typeof asked.asOf === 'string' ? dayOf(asked.asOf) : undefined;
}
