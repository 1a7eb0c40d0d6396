import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';

/*
 * The least that a program of Node does for a tree of the workload: lists the files, looks for the tag in the bytes of each,
 * cuts tags, headings and `key: value` lines out with regular expressions, joins them by id, and counts. Two threads. It
 * knows no comments, languages, ignore rules, dates, states or findings, and checks nothing: what stands above it in the
 * table is what Regtrace does besides. JavaScript, as types would have to be stripped at each start.
 *
 *     node bench/floor.mjs FOLDER
 */

const TAG = '@reg';
const TAGGED = /@reg (?:verifies )?([A-Z0-9-]+(?:, [A-Z0-9-]+)*)/g;
const OBLIGATION = /^## (\S+) (.*)\n+```yaml\n([^`]*)```/gm;
/** What the workload's `.gitignore` names. */
const IGNORED = new Set(['.git', 'node_modules', 'vendor', 'generated']);
/** Files that a thread takes at a time. */
const CHUNK = 64;
const buffer = Buffer.allocUnsafe(8 * 1024 * 1024);

function filesIn(folder, files = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) files.push(path);
    else if (entry.isDirectory() && !IGNORED.has(entry.name)) filesIn(path, files);
  }
  return files;
}

function bytesOf(path) {
  const descriptor = openSync(path);
  const count = readSync(descriptor, buffer, 0, buffer.length, 0);
  closeSync(descriptor);
  return buffer.subarray(0, count);
}

/** Takes files until none is left; gives the ids that stand behind tags. */
function idsIn(paths, next) {
  const ids = [];
  for (let from = Atomics.add(next, 0, CHUNK); from < paths.length; from = Atomics.add(next, 0, CHUNK))
    for (const path of paths.slice(from, from + CHUNK)) {
      const bytes = bytesOf(path);
      if (bytes.includes(TAG))
        for (const [, named] of bytes.latin1Slice().matchAll(TAGGED)) ids.push(...named.split(', '));
    }
  return ids;
}

function obligationsIn(paths) {
  const obligations = new Map();
  for (const path of paths)
    for (const [, id, title, fence] of bytesOf(path).latin1Slice().matchAll(OBLIGATION)) {
      const attributes = {};
      for (const line of fence.split('\n')) {
        const colon = line.indexOf(': ');
        if (colon > 0) attributes[line.slice(0, colon)] = line.slice(colon + 2);
      }
      obligations.set(id, { title, attributes, links: 0 });
    }
  return obligations;
}

async function main([, , root]) {
  const worker = new Worker(new URL(import.meta.url));
  const files = filesIn(root);
  const sources = files.filter((path) => !path.startsWith(`${root}/requirements/`));
  const next = new Int32Array(new SharedArrayBuffer(4));
  worker.postMessage({ sources, next });
  const others = new Promise((resolve) => worker.once('message', resolve));
  const obligations = obligationsIn(files.filter((path) => path.startsWith(`${root}/requirements/`)));
  const ids = [...idsIn(sources, next), ...(await others).split(' ')];
  for (const id of ids) {
    const obligation = obligations.get(id);
    if (obligation) obligation.links++;
  }
  const open = [...obligations.values()].filter(({ links }) => links === 0);
  process.stdout.write(
    `${ids.length} links, ${obligations.size} obligations, ${open.length} without a link\n`,
  );
  process.exit();
}

if (isMainThread) await main(process.argv);
else
  parentPort.once('message', ({ sources, next }) => parentPort.postMessage(idsIn(sources, next).join(' ')));
