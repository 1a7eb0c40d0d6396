import { isId } from '../model/id.ts';
import type { Trace } from '../trace/trace.ts';
import { domainsOf, requirementPath } from './requirementPath.ts';
import { scalar } from './yamlText.ts';

/** What is wrong with the id of an instrument for a new requirement file, as a sentence; undefined for a good one. */
export function instrumentIdProblem({ catalogue }: Trace, id: string): string | undefined {
  if (!isId(id)) return 'An id begins with capital letters and has a hyphen, such as ACME-SEC.';
  const known = catalogue.obligation(id);
  return known && `${id} is an obligation: ${known.title}.`;
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
export function domainProblem(domain: string): string | undefined {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(domain)
    ? undefined
    : 'A domain is one word, such as data-localization: the name of a folder.';
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
