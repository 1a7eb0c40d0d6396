import type { Logger } from '../core/index.ts';

/** What a user can set; the defaults are the editor extension's. */
export interface Settings {
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
  /** Whether links to obligations that the code's words point at are among the code actions. */
  readonly suggestions: boolean;
  /** Whether an obligation is completed with its revision, `CN-PIPL-40@2`. */
  readonly pinRevision: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  codeLens: true,
  inlayHints: false,
  suggestions: true,
  pinRevision: false,
};

/** The section of the client's settings that is Regtrace's. */
export const SECTION = 'regtrace';

/** What stands in all settings of a client below Regtrace's section. */
export function ownSection(given: unknown): unknown {
  return isRecord(given) ? given[SECTION] : undefined;
}

/** Takes over what the client gave; what cannot be read keeps the value it had. */
export function readSettings(own: unknown, before: Settings, logger: Logger): Settings {
  if (own === undefined || own === null) return before;
  if (!isRecord(own)) {
    logger.warn('The settings of Regtrace are to be an object; they are left as they were.');
    return before;
  }
  const after: Record<keyof Settings, boolean> = { ...before };
  for (const [name, value] of Object.entries(own)) {
    if (!isName(name)) logger.warn(`There is no setting "${name}" of Regtrace.`);
    else if (value === undefined || value === null) continue;
    else if (typeof value !== 'boolean')
      logger.warn(`The setting "${name}" of Regtrace is to be true or false.`);
    else after[name] = value;
  }
  return after;
}

function isName(name: string): name is keyof Settings {
  return Object.hasOwn(DEFAULT_SETTINGS, name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
