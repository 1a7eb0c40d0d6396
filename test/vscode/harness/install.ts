import fs from 'node:fs';
import path from 'node:path';
import {
  DROPPED_EXTENSIONS,
  EDITOR_DEPENDENCIES,
  EDITOR_PACKAGE,
  MINIMUM_NODE,
  PLATFORM_FOLDERS,
  STUBS,
} from './editorPackages.ts';
import { installOnce } from './installOnce.ts';
import { asObject, asText, parseObject } from './narrow.ts';
import { runCommand } from './runCommand.ts';

/** An installed VS Code server. */
export interface Editor {
  /** The Node executable that runs the server. */
  readonly node: string;
  /** The folder that holds `out/server-main.js`. */
  readonly root: string;
}

/**
 * Installs the VS Code server on first use and returns where it is.
 * It takes the server that the npm package `code-server` ships, without its native builds:
 * a few seconds, 134 MB, and only npm and tar are needed.
 */
export function installEditor(): Editor {
  assertNodeIsNew();
  const folder = installOnce(EDITOR_PACKAGE.replace('@', '-'), 'the VS Code server', buildEditor);
  return { node: process.execPath, root: path.join(folder, 'vscode') };
}

function buildEditor(folder: string): void {
  const root = path.join(folder, 'vscode');
  unpackServer(folder, root);
  rewriteManifest(root);
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  runCommand('npm', ['install', ...flags, '--loglevel', 'error'], root);
  const modules = path.join(root, 'node_modules');
  for (const platformFolder of PLATFORM_FOLDERS) {
    keepOwnPlatform(path.join(modules, platformFolder));
  }
  writeStubs(modules);
}

function unpackServer(folder: string, root: string): void {
  const output = runCommand('npm', [
    'pack',
    EDITOR_PACKAGE,
    '--loglevel',
    'error',
    '--pack-destination',
    folder,
  ]);
  // npm may print warnings before it; the last line is the file's name.
  const archive = path.join(folder, output.trim().split('\n').at(-1) ?? '');
  fs.mkdirSync(root);
  const prefix = 'package/lib/vscode';
  const excludes = DROPPED_EXTENSIONS.map((name) => `--exclude=${prefix}/extensions/${name}`);
  runCommand('tar', ['xzf', archive, '-C', root, '--strip-components=3', ...excludes, prefix]);
  fs.rmSync(archive);
}

/** Leaves only the dependencies that are needed, at the versions that the editor was shipped with. */
function rewriteManifest(root: string): void {
  const lockFile = path.join(root, 'npm-shrinkwrap.json');
  const lock = parseObject(fs.readFileSync(lockFile, 'utf8'), lockFile);
  const locked = asObject(lock.packages, 'packages of the shrinkwrap');
  const dependencies = Object.fromEntries(
    EDITOR_DEPENDENCIES.map((name) => {
      const entry = asObject(locked[`node_modules/${name}`], `${name} in the shrinkwrap`);
      return [name, asText(entry.version, `version of ${name}`)];
    }),
  );
  const manifestFile = path.join(root, 'package.json');
  const manifest = parseObject(fs.readFileSync(manifestFile, 'utf8'), manifestFile);
  // The overrides name packages that are left out, and npm refuses the install because of them.
  const slim = { ...manifest, overrides: undefined, allowScripts: undefined, dependencies };
  fs.writeFileSync(manifestFile, JSON.stringify(slim, undefined, 2));
  fs.rmSync(lockFile);
}

function keepOwnPlatform(folder: string): void {
  const own = `${process.platform}-${process.arch}`;
  for (const name of fs.readdirSync(folder)) {
    if (name !== own) {
      fs.rmSync(path.join(folder, name), { recursive: true });
    }
  }
}

function writeStubs(modules: string): void {
  for (const stub of STUBS) {
    const folder = path.join(modules, stub.name);
    fs.rmSync(folder, { recursive: true, force: true });
    fs.mkdirSync(folder, { recursive: true });
    const manifest = { name: stub.name, version: '0.0.0', type: stub.type, main: 'index.js' };
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
    fs.copyFileSync(path.join(import.meta.dirname, 'stubs', stub.source), path.join(folder, 'index.js'));
  }
}

function assertNodeIsNew(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [minimumMajor, minimumMinor] = MINIMUM_NODE;
  if (major < minimumMajor || (major === minimumMajor && minor < minimumMinor)) {
    throw new Error(
      `The editor needs Node ${MINIMUM_NODE.join('.')} or newer, this is ${process.version}. Run it through an npm script: npm puts the project's own Node first.`,
    );
  }
}
