import { compareNatural } from '../base/naturalOrder.ts';
import { staticPrefix } from '../sources/globs.ts';
import { sourceSelection } from '../sources/sourceSelection.ts';
import type { Trace } from '../trace/trace.ts';

/** Domains that exist, the workspace's own first. */
export function domainsOf({ catalogue }: Trace): readonly string[] {
  const own = new Set<string>();
  const all = new Set<string>();
  for (const { domain, location } of catalogue.obligations()) {
    all.add(domain);
    if (location.origin === 'workspace') own.add(domain);
  }
  return [...own, ...[...all].filter((domain) => !own.has(domain)).sort(compareNatural)];
}

/** Where a file of a name belongs in a domain's folder, so that it is read as a requirement file. */
export function requirementPath({ settings }: Trace, domain: string, stem: string): string {
  const name = `${stem}.md`;
  const root = staticPrefix(settings.requirements[0]?.value ?? '');
  const candidates = [
    [root, domain, name],
    [root, name],
    // A glob without a wildcard names one file.
    [root],
    ['requirements', domain, name],
  ];
  const paths = candidates.map((parts) => parts.filter((part) => part !== '').join('/'));
  return paths.find(sourceSelection(settings).isRequirement) ?? paths[0] ?? name;
}
