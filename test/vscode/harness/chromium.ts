import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installOnce, progress } from './installOnce.ts';
import { asObject } from './narrow.ts';
import { isOnPath, runCommand } from './runCommand.ts';

const NPM_CHROMIUM = '@sparticuz/chromium@153.0.0';

const SYSTEM_PATHS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const ADVICE = [
  'No Chromium was found that runs on this machine.',
  'Install one, for example with: apt-get install -y chromium',
  'or name one in the environment: CHROMIUM=/path/to/chromium',
].join('\n');

/**
 * Finds a Chromium, in this order: the environment variable `CHROMIUM`, the places where systems keep one,
 * a build from npm (needs no root, but some shared libraries), and `apt-get` when this is root on Debian.
 * Throws with advice when there is none.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    return named;
  }
  const chromium = findInstalled() ?? (await fetchFromNpm()) ?? installWithApt();
  if (chromium === undefined) {
    throw new Error(ADVICE);
  }
  return chromium;
}

function findInstalled(): string | undefined {
  return SYSTEM_PATHS.find((file) => fs.existsSync(file));
}

async function fetchFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return undefined;
  }
  try {
    const file = await unpackNpmChromium();
    const trial = spawnSync(file, ['--version'], { encoding: 'utf8' });
    if (trial.status === 0) {
      return file;
    }
    progress(`the Chromium from npm does not run here: ${trial.stderr.trim()}`);
    progress('its libraries come with: apt-get install -y libnss3 libnspr4 libexpat1');
  } catch (error) {
    progress(`no Chromium from npm: ${error instanceof Error ? error.message : String(error)}`);
  }
  return undefined;
}

/** The package unpacks its executable to the system's temporary folder and says where. */
async function unpackNpmChromium(): Promise<string> {
  const folder = installOnce('chromium-npm', 'Chromium from npm', (building) => {
    fs.writeFileSync(path.join(building, 'package.json'), JSON.stringify({ private: true }));
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'];
    runCommand('npm', ['install', NPM_CHROMIUM, ...flags], building);
  });
  const requireThere = createRequire(path.join(folder, 'package.json'));
  const loaded: unknown = requireThere('@sparticuz/chromium');
  const chromium: unknown = asObject(loaded, NPM_CHROMIUM).default;
  if (!canLocate(chromium)) {
    throw new Error(`${NPM_CHROMIUM} has changed its interface`);
  }
  return chromium.executablePath();
}

function canLocate(value: unknown): value is { executablePath(): Promise<string> } {
  return typeof value === 'function' && 'executablePath' in value;
}

/** A machine of continuous integration is often a bare Debian with root: there it is installed without asking. */
function installWithApt(): string | undefined {
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    return undefined;
  }
  progress('installing Chromium with apt-get ...');
  try {
    runCommand('apt-get', ['update', '-qq']);
    runCommand('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } catch (error) {
    progress(`apt-get failed: ${error instanceof Error ? error.message : String(error)}`);
  }
  return findInstalled();
}
