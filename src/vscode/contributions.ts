// @reg REGTRACE-8
/** Every name that the manifest contributes, once. A test compares them with `package.json` in both directions. */

export const COMMANDS = {
  search: 'regtrace.search',
  link: 'regtrace.link',
  open: 'regtrace.open',
  references: 'regtrace.references',
  copyId: 'regtrace.copyId',
  openSource: 'regtrace.openSource',
  rescan: 'regtrace.rescan',
  init: 'regtrace.init',
  groupBy: 'regtrace.groupBy',
  filter: 'regtrace.filter',
  clearFilter: 'regtrace.clearFilter',
  sortBy: 'regtrace.sortBy',
  reveal: 'regtrace.reveal',
  newObligation: 'regtrace.newObligation',
  newRequirementFile: 'regtrace.newRequirementFile',
  applyFix: 'regtrace.applyFix',
  gettingStarted: 'regtrace.gettingStarted',
  showLog: 'regtrace.showLog',
  selectFolder: 'regtrace.selectFolder',
  report: 'regtrace.report',
  exportReport: 'regtrace.exportReport',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'regtrace';

/** Publisher and name. */
export const EXTENSION = 'regtrace.regtrace';

export const WALKTHROUGH = 'gettingStarted';

export const VIEWS = {
  obligations: 'regtrace.obligations',
  file: 'regtrace.file',
  findings: 'regtrace.findings',
} as const;

export const CONTEXT_KEYS = {
  /** A folder is open and its first scan has ended. */
  ready: 'regtrace.ready',
  /** The tree of obligations is narrowed by a query. */
  filtered: 'regtrace.filtered',
} as const;

/** Tools that the editor's language models may call. */
export const AGENT_TOOLS = {
  search: 'regtrace_search',
  get: 'regtrace_get',
  forFile: 'regtrace_for_file',
  coverage: 'regtrace_coverage',
} as const;

/** Offers the server for agents to the editor's own registry of such servers. */
export const AGENT_SERVER = 'regtrace.server';

export const SETTINGS = {
  codeLens: 'regtrace.codeLens.enabled',
  inlayHints: 'regtrace.inlayHints.enabled',
  marks: 'regtrace.marks.enabled',
  /** Where an obligation opens: `source` or `preview`. */
  openIn: 'regtrace.openIn',
  /** Completion inserts an obligation with its revision. */
  pinRevision: 'regtrace.completion.pinRevision',
  /** How the editor's agents reach the obligations: one way, or none. */
  agents: 'regtrace.agents',
  suggestions: 'regtrace.suggestions.enabled',
  suggestionThreshold: 'regtrace.suggestions.threshold',
} as const;
