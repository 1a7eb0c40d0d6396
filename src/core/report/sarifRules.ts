import { worded } from '../base/phrase.ts';
import { FINDING_KINDS } from '../findings/findingCodes.ts';
import { FINDING_CODES, type FindingCode, type Severity } from '../model/finding.ts';

const LEVELS: Readonly<Record<Severity, { readonly level: string; readonly problem: string }>> = {
  error: { level: 'error', problem: 'error' },
  warning: { level: 'warning', problem: 'warning' },
  info: { level: 'note', problem: 'recommendation' },
};

/** One rule for each code, in the order of the codes. */
export const sarifRules: readonly unknown[] = FINDING_CODES.map((code) => {
  const { severity, summary, help } = FINDING_KINDS[code];
  const { level, problem } = LEVELS[severity];
  const sentence = `${plain(worded(summary))}.`;
  return {
    id: code,
    name: pascalCase(code),
    shortDescription: { text: sentence },
    fullDescription: { text: `${sentence} ${plain(help)}` },
    help: { text: plain(help), markdown: help },
    defaultConfiguration: { level },
    properties: { tags: ['traceability'], precision: 'very-high', 'problem.severity': problem },
  };
});

function pascalCase(code: FindingCode): string {
  return code.replace(/(^|-)(\w)/g, (_match, _hyphen, letter: string) => letter.toUpperCase());
}

/** Markdown's code marks mean nothing in plain text. */
function plain(markdown: string): string {
  return markdown.replaceAll('`', '');
}
