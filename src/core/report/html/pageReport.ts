import type { Translate } from '../../base/phrase.ts';
import type { TraceReport } from '../traceReport.ts';
import { html, type Markup } from './markup.ts';

/** A report with the language of its page. */
export interface PageReport extends TraceReport {
  readonly translate: Translate;
  readonly say: Say;
}

/** Says a template in the language of the page; what stands at its places may be markup. */
export type Say = (template: string, ...values: readonly (Markup | string | number)[]) => Markup;

export function pageReport(report: TraceReport, translate: Translate): PageReport {
  return { ...report, translate, say: sayIn(translate) };
}

const PLACE = /\{(\d+)\}/;

function sayIn(translate: Translate): Say {
  // Some templates are said once for each obligation.
  const known = new Map<string, readonly string[]>();
  return (template, ...values) => {
    // Each place stands for itself until the text around it is markup.
    const pieces =
      known.get(template) ?? translate(template, ...values.map((_, at) => `{${at}}`)).split(PLACE);
    known.set(template, pieces);
    return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : values[Number(piece)]))}`;
  };
}

export function obligationCount(count: number, { say }: PageReport): Markup {
  return say(count === 1 ? '1 obligation' : '{0} obligations', count);
}

/** How far a day lies ahead. */
export function inDays(days: number, { say }: PageReport): Markup {
  if (days === 0) return say('today');
  return say(days === 1 ? 'in 1 day' : 'in {0} days', days);
}
