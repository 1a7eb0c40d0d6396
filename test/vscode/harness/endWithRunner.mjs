// Loaded into the editor's server before anything else.
// The runner holds the other end of the server's stdin. When the runner goes, however it goes, stdin ends,
// and the server ends its whole process group: extension hosts, terminals, file watchers.
// Node loads this into the server's child processes too, which must be left alone.
if (process.argv[1]?.endsWith('server-main.js')) {
  process.stdin.resume().on('end', () => process.kill(-process.pid, 'SIGKILL'));
  process.stdin.unref?.();
}
