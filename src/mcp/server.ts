import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { STATES } from '../core/index.ts';
import { registerImplementPrompt } from './implementPrompt.ts';
import { registerObligationResource } from './obligationResource.ts';
import type { McpSession } from './session.ts';
import { TOOLS } from './toolList.ts';

/** The server with all that this session allows. */
export function createServer(session: McpSession, version: string): McpServer {
  const server = new McpServer(
    { name: 'regtrace', title: 'Regtrace', version },
    { instructions: INSTRUCTIONS },
  );
  const tools = TOOLS.filter(({ edits }) => session.allowEdits || !edits);
  for (const tool of tools) tool.register(server, session);
  // In place of the SDK's own, which is a third larger.
  server.server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(({ offer }) => offer) }));
  registerObligationResource(server, session);
  registerImplementPrompt(server, session);
  return server;
}

const INSTRUCTIONS = `Regtrace links code to law: which regulatory obligations bind this workspace, which code answers them, and what is missing. Before changing a file call obligations_for_file; to find duties call search_obligations; after a change call check. Annotations are comments such as "@reg implements CN-PIPL-40: why". Cite ids with their clause and official source, say when the confidence is unconfirmed, and never call code compliant: it is linked, verified, exempt or uncovered. States: ${STATES.join(', ')}. Nothing here is legal advice.`;
