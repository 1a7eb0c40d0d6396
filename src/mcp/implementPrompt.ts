import { completable } from '@modelcontextprotocol/sdk/server/completable.js';
import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { idsBeginning } from './idsBeginning.ts';
import { readObligation } from './obligationResource.ts';
import type { McpSession } from './session.ts';

/** A prompt that takes an agent from an obligation to code, a test, and the links between them. */
export function registerImplementPrompt(server: McpServer, session: McpSession): void {
  const id = z.string().min(1).max(200).describe('Id of an obligation, such as CN-PIPL-40.');
  server.registerPrompt(
    'implement_obligation',
    {
      title: 'Implement an obligation',
      description:
        'Answer one obligation in this code base: read it, find or write the code and its test, link both, check.',
      argsSchema: { id: completable(id, (typed) => idsBeginning(session, typed)) },
    },
    async (asked) => ({
      messages: [
        {
          role: 'user',
          content: {
            type: 'text',
            text: `${await readObligation(session, asked.id)}\n${steps(asked.id, session.allowEdits)}`,
          },
        },
      ],
    }),
  );
}

function steps(id: string, allowEdits: boolean): string {
  const link = (verb: string) =>
    allowEdits
      ? `link it with link_code (verb ${verb})`
      : `write \`@reg ${verb} ${id}\` in a comment above it`;
  return [
    `Implement ${id} in this code base.`,
    `1. Call get_obligation and trace_obligation for ${id}: what does the duty ask for, what is linked already, what is missing? Where the confidence is unconfirmed, say so and read the official source.`,
    '2. Find the code that the duty is about. Before changing a file, call obligations_for_file: what it answers must hold afterwards.',
    `3. Build the controls, no more than the duty asks for. Where code answers the duty, ${link('implements')}; where it answers a part, use \`partial\` and say in the note what is missing.`,
    `4. Write a test that fails without the code, and ${link('verifies')}.`,
    '5. Call check, and settle what it finds in the files you changed.',
    '6. Report what was built, where, and what stays open. Say linked and verified, never compliant: whether it is enough is for people who answer for it.',
  ].join('\n');
}
