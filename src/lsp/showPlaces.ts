import {
  type Command,
  ExecuteCommandRequest,
  Location,
  MessageType,
  ShowDocumentRequest,
  ShowMessageRequest,
  type ShowMessageRequestParams,
} from 'vscode-languageserver/node';
import { answer, Refusal } from './answer.ts';
import type { Session } from './session.ts';

/** The one command of the server: it shows the places that it is given, after asking which one. */
export const SHOW = 'regtrace.show';

/** Places that a question offers. */
const MOST = 20;

/** A command that leads to places; where the client cannot show any it only has its title. */
export function showCommand({ client }: Session, title: string, places: readonly Location[]): Command {
  if (!client.showsDocuments || places.length === 0) return { title, command: '' };
  return { title, command: SHOW, arguments: places.slice(0, MOST) };
}

export function registerShow(session: Session): void {
  answer(session, ExecuteCommandRequest.type, [], async ({ command, arguments: given = [] }) => {
    // Some clients send the command of a lens that has none.
    if (command === '') return null;
    if (command !== SHOW) throw new Refusal(`Regtrace has no command "${command}".`);
    if (!Array.isArray(given) || !given.every((place) => Location.is(place)))
      throw new Refusal(`${SHOW} takes places, each with "uri" and "range".`);
    const place = given.length > 1 ? await chosen(session, given) : given[0];
    if (place) await show(session, place);
    return null;
  });
}

async function chosen(
  { connection, folders }: Session,
  places: readonly Location[],
): Promise<Location | undefined> {
  const titleOf = ({ uri, range }: Location) => `${folders.of(uri).file.path}:${range.start.line + 1}`;
  const actions = places.map((place) => ({ title: titleOf(place) }));
  const params: ShowMessageRequestParams = { type: MessageType.Info, message: 'Show which place?', actions };
  const action = await connection.sendRequest(ShowMessageRequest.type, params);
  return places.find((place) => titleOf(place) === action?.title);
}

async function show({ connection, client }: Session, { uri, range }: Location): Promise<void> {
  if (!client.showsDocuments) throw new Refusal('The client cannot show a document when it is asked to.');
  const params = { uri, takeFocus: true, selection: { start: range.start, end: range.start } };
  const { success } = await connection.sendRequest(ShowDocumentRequest.type, params);
  if (!success) throw new Refusal(`The client could not show ${uri}.`);
}
