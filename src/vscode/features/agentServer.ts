import * as vscode from 'vscode';
import { AGENT_SERVER } from '../contributions.ts';
import { agentAccess, onDidSwitch } from '../settings.ts';

/** How the server for agents is started on a folder. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Offers the server for agents to the editor's own registry, where the editor has one and the setting asks for it. It is
 * offered in place of the tools: an agent never sees both.
 */
export function registerAgentServer(
  serverOn: (folder: vscode.Uri) => ServerCommand | undefined,
  version: string,
): vscode.Disposable {
  if (typeof vscode.lm?.registerMcpServerDefinitionProvider !== 'function') return vscode.Disposable.from();
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    onDidSwitch('agents', () => changed.fire()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.lm.registerMcpServerDefinitionProvider(AGENT_SERVER, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => (agentAccess() === 'mcp' ? definitions(serverOn, version) : []),
    }),
  );
}

/** One server for each folder; its name tells them apart where there are several. */
function definitions(
  serverOn: (folder: vscode.Uri) => ServerCommand | undefined,
  version: string,
): vscode.McpServerDefinition[] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return folders.flatMap(({ uri, name }) => {
    const server = serverOn(uri);
    if (!server) return [];
    const label = folders.length > 1 ? `Regtrace (${name})` : 'Regtrace';
    return [
      new vscode.McpStdioServerDefinition(
        label,
        server.command,
        [...server.args],
        { ...server.env },
        version,
      ),
    ];
  });
}
