/**
 * What is taken from the npm package `code-server`, which carries a complete build of the VS Code server.
 * Release 4.139.1 holds VS Code 1.139.1.
 */
export const EDITOR_PACKAGE = 'code-server@4.139.1';

/** The server imports `module.registerHooks`, which older releases of Node lack. */
export const MINIMUM_NODE = [22, 15] as const;

/** What the server, the extension host, the terminal and the file watcher load. */
const SERVER_DEPENDENCIES = [
  '@parcel/watcher',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/headless',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'minimist',
  'node-pty',
  'vscode-regexpp',
  'ws',
  'yauzl',
  'yazl',
];

/** What the page loads. */
const PAGE_DEPENDENCIES = [
  '@vscode/iconv-lite-umd',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-webgl',
  '@xterm/xterm',
  'jschardet',
  'katex',
  'tas-client',
  'vscode-oniguruma',
  'vscode-textmate',
];

/** The editor's dependencies that are installed; all others are replaced by stubs or never loaded. */
export const EDITOR_DEPENDENCIES: readonly string[] = [...SERVER_DEPENDENCIES, ...PAGE_DEPENDENCIES];

/**
 * Built-in extensions that are not needed: agents, accounts, tunnels, debuggers (90 MB together),
 * and the TypeScript service, which complains that its compiler is not there.
 */
export const DROPPED_EXTENSIONS: readonly string[] = [
  'copilot',
  'debug-auto-launch',
  'debug-server-ready',
  'github',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'terminal-suggest',
  'tunnel-forwarding',
  'typescript-language-features',
];

/** Folders with one subfolder per platform, of which only this machine's is kept. */
export const PLATFORM_FOLDERS: readonly string[] = ['@vscode/ripgrep-universal/bin', 'node-pty/prebuilds'];

/** Native or telemetry modules that a few lines of JavaScript in `stubs/` replace, so that nothing is compiled. */
export const STUBS = [
  { name: '@vscode/spdlog', type: 'commonjs', source: 'spdlog.cjs' },
  { name: '@vscode/native-watchdog', type: 'commonjs', source: 'nativeWatchdog.cjs' },
  { name: '@vscode/fs-copyfile', type: 'module', source: 'fsCopyfile.mjs' },
  { name: '@microsoft/1ds-core-js', type: 'module', source: 'telemetryCore.mjs' },
  { name: '@microsoft/1ds-post-js', type: 'module', source: 'telemetryPost.mjs' },
] as const;
