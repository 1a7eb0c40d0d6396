// Stands in for the native logger: the editor's log files are still written, line by line.
const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  #file;
  #level = LEVELS.indexOf('info');
  #isRaw = false;

  constructor(_kind, _name, file) {
    this.#file = file;
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  trace(message) {
    this.#write(0, message);
  }

  debug(message) {
    this.#write(1, message);
  }

  info(message) {
    this.#write(2, message);
  }

  warn(message) {
    this.#write(3, message);
  }

  error(message) {
    this.#write(4, message);
  }

  critical(message) {
    this.#write(5, message);
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  clearFormatters() {
    this.#isRaw = true;
  }

  setPattern() {}

  flush() {}

  drop() {}

  #write(level, message) {
    if (level < this.#level) {
      return;
    }
    const line = this.#isRaw
      ? String(message)
      : `${new Date().toISOString()} [${LEVELS[level]}] ${message}\n`;
    try {
      fs.appendFileSync(this.#file, line);
    } catch {
      // The folder of a run is removed while the last lines are still on their way.
    }
  }
}

async function createRotatingLogger(name, file) {
  return new Logger('rotating', name, file);
}

function setLevel() {}

function setFlushOn() {}

const version = 0;
const createAsyncRotatingLogger = createRotatingLogger;

// Plain names only: an importing ES module sees no others.
module.exports = { version, Logger, createRotatingLogger, createAsyncRotatingLogger, setLevel, setFlushOn };
