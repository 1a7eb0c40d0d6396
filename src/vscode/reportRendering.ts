/** What renders the report, the larger part of it: loaded when a report is first shown or written (`scripts/bundleParts.ts`). */
export {
  pageChanges,
  reportCsv,
  reportHtml,
  reportJson,
  reportMarkdown,
  reportShell,
  reportSteps,
  traceReport,
} from '../core/index.ts';

export type Rendering = typeof import('./reportRendering.ts');
