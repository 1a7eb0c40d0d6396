import { inEnglish, type Translate } from '../base/phrase.ts';
import { scalar } from './yamlText.ts';

/** The scope that somebody chose when a `regtrace.yaml` was made; what is absent stays a comment. */
export interface StarterScope {
  /** Codes of jurisdictions; an empty list takes what binds everywhere and no law. */
  readonly jurisdictions?: readonly string[];
  /** Globs over ids of instruments. */
  readonly instruments?: readonly string[];
  readonly roles?: readonly string[];
}

/**
 * What `init` writes: every key is optional, so that all stand as comments but those that were answered. None of them
 * reads as an annotation.
 */
export function starterConfig(scope: StarterScope = {}, translate: Translate = inEnglish): string {
  return translate(
    `# Regtrace: which obligations bind this workspace, and where they are answered.
# Every key is optional. Code is linked to an obligation by a comment with the tag "@reg" and the obligation's id.

# Your own obligations, beside the bundled catalogue.
# requirements: ["requirements/**/*.md"]

# Bundled instruments to load; without this key all of them, for hover and search.
# packs: [CN-*, EU-GDPR]

# What binds this workspace. Without a scope: your own requirement files, and every bundled instrument that an
# annotation names.
{0}

# sources: { include: ["**/*"], exclude: ["third_party/**"] }

# Obligations that do not apply, with a reason.
# not-applicable:
#   - { match: CN-GENAI-*, reason: no public generative service, by: legal@example.com, until: 2027-06-30 }

# Test results as JUnit XML, ignored files as well: a test that failed verifies nothing.
# results: [reports/junit.xml]

# Files that cannot carry comments.
# links:
#   - { file: config/regions.json, verb: implements, ids: [CN-PIPL-40], note: region table }
`,
    scopeLines(scope),
  );
}

function scopeLines(scope: StarterScope): string {
  const isChosen = Object.values(scope).some((values) => values !== undefined);
  return [
    isChosen ? 'scope:' : '# scope:',
    line('jurisdictions', scope.jurisdictions, '[CN, EU]'),
    line('instruments', scope.instruments, '[CN-*, EU-GDPR]'),
    line('roles', scope.roles, '[automotive-data-processor]'),
  ].join('\n');
}

function line(key: string, values: readonly string[] | undefined, example: string): string {
  return values === undefined
    ? `#   ${key}: ${example}`
    : `  ${key}: [${values.map((value) => quoted(value)).join(', ')}]`;
}

/** A plain word as it is; anything else in quotes, as brackets and commas end a text inside a list. */
function quoted(value: string): string {
  return /^[\w.-]+$/.test(value) ? scalar(value) : JSON.stringify(value);
}
