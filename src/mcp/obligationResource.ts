import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { obligationIn, QuestionError } from '../core/index.ts';
import { idsBeginning } from './idsBeginning.ts';
import { obligationText } from './obligationText.ts';
import type { McpSession } from './session.ts';

/** `obligation://CN-PIPL-40` reads as one card of Markdown. There are too many to be listed; ids are completed instead. */
export function registerObligationResource(server: McpServer, session: McpSession): void {
  const template = new ResourceTemplate('obligation://{id}', {
    list: undefined,
    complete: { id: (typed) => idsBeginning(session, typed) },
  });
  server.registerResource(
    'obligation',
    template,
    {
      title: 'Obligation',
      description: 'One obligation with its state and links in this workspace.',
      mimeType: 'text/markdown',
    },
    async (uri, { id }) => {
      const text = await readObligation(session, typeof id === 'string' ? id : '');
      return { contents: [{ uri: uri.href, mimeType: 'text/markdown', text }] };
    },
  );
}

/** Errors here are errors of the protocol: resources and prompts have no other way to refuse. */
export async function readObligation(session: McpSession, id: string): Promise<string> {
  try {
    return await session.during(async () => {
      const view = await session.view();
      return obligationText(view, obligationIn(view, id));
    });
  } catch (error) {
    if (error instanceof QuestionError) throw new McpError(ErrorCode.InvalidParams, error.message);
    throw error;
  }
}
