import { latePattern } from '../base/latePattern.ts';
import { inEnglish, type Translate } from '../base/phrase.ts';
import { isId } from '../model/id.ts';
import { MODALITIES } from '../model/obligation.ts';
import type { Trace } from '../trace/trace.ts';
import { escapeSnippet } from './annotationCompletion.ts';
import { domainsOf, requirementPath } from './requirementPath.ts';
import { scalar } from './yamlText.ts';

/** What is wrong with the id of an instrument for a new requirement file, as a sentence; undefined for a good one. */
export function instrumentIdProblem(
  { catalogue }: Trace,
  id: string,
  translate: Translate = inEnglish,
): string | undefined {
  if (!isId(id)) return translate('An id begins with capital letters and has a hyphen, such as ACME-SEC.');
  const known = catalogue.obligation(id);
  return known && translate('{0} is an obligation: {1}.', id, known.title);
}

/** A place for the new file. */
export interface RequirementPlace {
  readonly domain: string;
  readonly path: string;
}

/** Where a new file on an instrument could stand: one place in each domain, the workspace's own first. */
export function placesForFile(trace: Trace, id: string): readonly RequirementPlace[] {
  const places = domainsOf(trace).map((domain) => placeForFile(trace, domain, id));
  const known = new Set<string>();
  return places.filter(({ path }) => {
    if (known.has(path) || trace.catalogue.file('workspace', path)) return false;
    known.add(path);
    return true;
  });
}

/** Where it stands in a domain, a new one as well. */
export function placeForFile(trace: Trace, domain: string, id: string): RequirementPlace {
  return { domain, path: requirementPath(trace, domain, id) };
}

/** What is wrong with the name of a domain, as a sentence. */
export function domainProblem(domain: string, translate: Translate = inEnglish): string | undefined {
  return ONE_WORD().test(domain)
    ? undefined
    : translate('A domain is one word, such as data-localization: the name of a folder.');
}

/**
 * The text of a new requirement file: front matter and a heading. What is known of an instrument already is not said
 * again, as two files that disagree are a finding.
 */
export function requirementFileText({ catalogue }: Trace, id: string, title: string): string {
  const known = catalogue.instrument(id);
  const said = known?.title ?? title.replace(/\s+/g, ' ').trim();
  const facts = known ? [] : [`title: ${scalar(said)}`, 'status: in-force'];
  return ['---', `instrument: ${id}`, ...facts, '---', '', `# ${said}`, '', ''].join('\n');
}

/** The first obligation of a new file, as a snippet in the editor's syntax. */
export function firstObligation(id: string, translate: Translate = inEnglish): string {
  const title = escapeSnippet(translate('What has to be done'));
  const duty = escapeSnippet(translate('The duty in plain words.'));
  const modality = `\${3|${MODALITIES.join(',')}|}`;
  return `## \${1:${id}-1} \${2:${title}}\n\n\`\`\`yaml\nmodality: ${modality}\n\`\`\`\n\n\${0:${duty}}\n`;
}

const ONE_WORD = latePattern(String.raw`^[\p{L}\p{N}][\p{L}\p{N}_-]*$`, 'u');
