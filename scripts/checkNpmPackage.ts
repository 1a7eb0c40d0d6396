import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../test/vscode/harness/runCommand.ts';
import { expect, finish } from './checks.ts';
import { folderOfNode } from './nodeVersions.ts';
import { npmFiles, packNpm } from './packNpm.ts';

/**
 * Packs the npm package, installs it from its archive into an empty folder, without a network and with an empty cache, and
 * runs it as its users do, on every version of Node that it names.
 */

const NODES = [20, 22, 24];
// The catalogue's own files are a fifth of it: editors open them where a definition leads to one.
const PACKAGE_LIMIT = 1152;
const AS_OF = ['--as-of', '2026-11-22'];

const project = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const archive = packNpm();
checkArchive();
for (const node of NODES) checkOn(node);
finish();

function checkArchive(): void {
  const held = runCommand('tar', ['tzf', archive]).trim().split('\n').sort();
  const wanted = [...npmFiles(), 'package.json'].map((file) => `package/${file}`).sort();
  const others = held.filter((file) => !file.includes('/requirements/'));
  expect(
    `holds ${wanted.length} files and no more: ${others.join(' ')}, and the catalogue's`,
    held.join() === wanted.join(),
  );
  const manifest = JSON.parse(runCommand('tar', ['xzOf', archive, 'package/package.json']));
  const strange = ['contributes', 'main', 'browser', 'dependencies', 'devDependencies', 'scripts'];
  expect(
    'its manifest is about the command line alone',
    strange.every((key) => !(key in manifest)),
  );
  const size = Math.round(statSync(archive).size / 1024);
  expect(`it is ${size} KB, at most ${PACKAGE_LIMIT}`, size <= PACKAGE_LIMIT);
}

function checkOn(major: number): void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'regtrace-npm-'));
  try {
    const run = runnerOn(folderOfNode(major), folder);
    const version = run('node', ['--version']).stdout.trim();
    console.log(`  on Node ${version}`);
    expect(`this is Node ${major}`, version.startsWith(`v${major}.`));
    const install = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel', 'error', archive];
    const installed = run('npm', install);
    expect(`npm installs it, with nothing else ${installed.stderr}`, installed.status === 0);
    checkCommands((...args) => run('npx', ['--offline', 'regtrace', ...args]));
    checkServers((args, input) => run('npx', ['--offline', 'regtrace', ...args], input));
  } catch (error) {
    expect(`${error instanceof Error ? error.message : error}`, false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };
type Run = (command: string, args: readonly string[], input?: string) => Ended;

/** Runs programs in an empty project with a copy of the example in it. Nothing of this project is on the path. */
function runnerOn(nodeFolder: string, folder: string): Run {
  const cwd = path.join(folder, 'project');
  mkdirSync(cwd);
  writeFileSync(path.join(cwd, 'package.json'), '{"name":"tries","private":true}');
  cpSync(path.join(project, 'examples/fleet-telemetry'), path.join(cwd, 'example'), { recursive: true });
  const outside = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((one) => !one.includes('node_modules'));
  const env = {
    HOME: folder,
    TMPDIR: os.tmpdir(),
    PATH: [nodeFolder, ...outside].join(path.delimiter),
    npm_config_cache: path.join(folder, 'cache'),
    npm_config_registry: 'http://127.0.0.1:9/',
    npm_config_update_notifier: 'false',
  };
  return (command, args, input = '') => {
    const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, input, encoding: 'utf8' });
    if (error) throw error;
    return { status, stdout, stderr };
  };
}

function checkCommands(regtrace: (...args: string[]) => Ended): void {
  const { version } = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  const said = regtrace('--version');
  expect(`regtrace --version: ${said.stdout.trim()}${said.stderr}`, said.stdout.trim() === version);
  const check = regtrace('--root', 'example', 'check', '--format', 'json', ...AS_OF);
  const { summary } = JSON.parse(check.stdout || '{}');
  expect(
    `regtrace check: ${JSON.stringify(summary)} and exit status ${check.status}${check.stderr}`,
    check.status === 1 && JSON.stringify(summary) === '{"error":3,"warning":3,"info":1}',
  );
  const list = regtrace('--root', 'example', 'list', '--json');
  const all: readonly { readonly id: string }[] = JSON.parse(list.stdout || '[]');
  expect(
    `regtrace list --json: ${all.length} obligations${list.stderr}`,
    all.some(({ id }) => id === 'CN-PIPL-40') && all.some(({ id }) => id === 'FLT-ACCESS-1'),
  );
  const shown = regtrace('--root', 'example', 'report', '--format', 'html', ...AS_OF);
  expect('regtrace report --format html', shown.status === 0 && shown.stdout.startsWith('<!doctype html>'));
  const wrong = regtrace('--root', 'no-such-folder', 'check');
  expect(
    `a wrong root: exit status 2 and "${wrong.stderr.split('\n')[0]}"`,
    wrong.status === 2 && !/\n\s+at /.test(wrong.stderr),
  );
}

function checkServers(regtrace: (args: readonly string[], input: string) => Ended): void {
  const hello = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'npm', version: '1' },
  };
  const messages = [
    { id: 1, method: 'initialize', params: hello },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'get_obligation', arguments: { id: 'CN-PIPL-40' } } },
  ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }));
  const mcp = regtrace(['--root', 'example', 'mcp'], `${messages.join('\n')}\n`);
  expect(
    `regtrace mcp: greets and answers${mcp.stderr}`,
    mcp.status === 0 &&
      mcp.stdout.includes('"serverInfo":{"name":"regtrace"') &&
      mcp.stdout.includes('Article 40'),
  );
  const uri = 'untitled:draft.ts';
  const text = '// @reg CN-PIPL-40';
  const place = { textDocument: { uri }, position: { line: 0, character: 10 } };
  const conversation = [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'typescript', version: 1, text } },
    },
    { id: 2, method: 'textDocument/definition', params: place },
    { id: 3, method: 'shutdown' },
    { method: 'exit' },
  ].map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }));
  const lsp = regtrace(
    ['--root', 'example', 'lsp'],
    conversation.map((message) => `Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`).join(''),
  );
  expect(
    `regtrace lsp: greets, leads to the law${lsp.stderr}`,
    lsp.status === 0 &&
      lsp.stderr === '' &&
      lsp.stdout.includes('"hoverProvider"') &&
      /regtrace\/requirements\/data-localization\/CN-PIPL\.md/.test(lsp.stdout),
  );
}
