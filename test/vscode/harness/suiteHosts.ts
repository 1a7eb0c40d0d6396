import { remoteUri, workbenchUrl } from './browser.ts';
import type { EditorSettings } from './quietSettings.ts';
import type { SuiteRun } from './runSuite.ts';
import { type EditorServer, readExtension, startServer } from './server.ts';
import { startWebServer } from './webServer.ts';

/** An editor that runs a suite as soon as a page opens its address. */
export interface SuiteHost {
  readonly address: string;
  /** Rejects when the editor ends although nobody stopped it. */
  readonly died: Promise<never>;
  /** What the editor's server wrote. */
  output(): string;
  stop(): Promise<void>;
}

/** Starts the editor that the run asks for. */
export function startSuiteHost(run: SuiteRun): Promise<SuiteHost> {
  return run.host === 'web' ? startWebHost(run) : startServerHost(run);
}

async function startServerHost(run: SuiteRun): Promise<SuiteHost> {
  const server = await startServer({
    testDriver: true,
    untrusted: run.untrusted,
    settings: {
      ...run.settings,
      ...(run.untrusted ? UNTRUSTED : {}),
      ...(run.host === 'worker' ? workerSettings(run.extensionPaths) : {}),
    },
    env: run.env,
    userDataDir: run.userDataDir,
    extensionsDir: run.extensionsDir,
  });
  const address = workbenchUrl(server, { open: run.open, payload: suitePayload(server, run) });
  return { address, died: server.died, output: server.output, stop: server.stop };
}

function suitePayload(server: EditorServer, run: SuiteRun): Array<readonly [string, string]> {
  return [
    ...run.extensionPaths.map((folder) => ['extensionDevelopmentPath', remoteUri(server, folder)] as const),
    ['extensionTestsPath', remoteUri(server, run.testsPath)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
}

/** The workbench asks nothing, and trusts nothing. */
const UNTRUSTED: EditorSettings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/** Makes the workbench run the extensions, and with them their tests, in a worker of the page. */
function workerSettings(extensionPaths: readonly string[]): EditorSettings {
  const kinds = extensionPaths.map((folder) => [readExtension(folder).id, ['web']]);
  return { 'remote.extensionKind': Object.fromEntries(kinds) };
}

async function startWebHost(run: SuiteRun): Promise<SuiteHost> {
  const server = await startWebServer({
    extensionPaths: run.extensionPaths,
    testsPath: run.testsPath,
    folder: run.open,
    settings: run.settings,
  });
  const died = new Promise<never>(() => undefined);
  const output = () =>
    server
      .missing()
      .map((address) => `not found: ${address}\n`)
      .join('');
  return { address: server.url, died, output, stop: server.stop };
}
