/**
 * What renders the report, the larger part of it: loaded when a report is first shown or written. In the node host it is a
 * file of its own beside the extension.
 */
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
export { THEME } from '../webview/theme.ts';

export type Rendering = typeof import('./reportRendering.ts');
