/** Where a host writes its log. Structurally a part of VS Code's `LogOutputChannel`. */
export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

export const silentLogger: Logger = Object.freeze({ info() {}, warn() {}, error() {} });
