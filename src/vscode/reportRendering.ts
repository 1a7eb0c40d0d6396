import {
  pageChanges,
  reportCsv,
  reportHtml,
  reportJson,
  reportMarkdown,
  reportShell,
  reportSteps,
  traceReport,
} from '../core/index.ts';

/**
 * What renders the report, the larger part of it. On node the bundle loads it when this is called
 * (`scripts/bundleParts.ts`); in the browser `main.web.ts` does.
 */
export function reportRendering() {
  return {
    pageChanges,
    reportCsv,
    reportHtml,
    reportJson,
    reportMarkdown,
    reportShell,
    reportSteps,
    traceReport,
  };
}

export type Rendering = ReturnType<typeof reportRendering>;
