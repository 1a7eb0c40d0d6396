import type { Finding, FindingCode, Severity } from '../model/finding.ts';
import type { Link } from '../model/link.ts';
import type { Obligation } from '../model/obligation.ts';
import type { SourceFile } from '../trace/sourceFile.ts';
import type { Assessment, Assessor } from '../trace/states.ts';
import type { Trace } from '../trace/trace.ts';

/** A finding whose severity is that of its code, unless it brings one of its own. */
export type Draft = Omit<Finding, 'severity'> & { readonly severity?: Severity };

export interface RuleContext {
  readonly trace: Trace;
  readonly assessor: Assessor;
  /** Known ids that the reader may have meant, best first. */
  suggestIds(id: string): readonly string[];
}

/** Nothing at all is undefined: nearly every rule has nothing to say of nearly every thing. */
export type Drafts = Iterable<Draft> | undefined;

/**
 * One rule. Each of its functions answers for one thing, so that a change asks again only what it touched:
 * a source file, a requirement file, an obligation or its links, or the workspace as a whole.
 */
export interface Rule {
  readonly codes: readonly FindingCode[];
  inSource?(context: RuleContext, file: SourceFile): Drafts;
  inRequirements?(context: RuleContext, path: string): Drafts;
  /** `assessment` is what the context's assessor says of the obligation. */
  ofObligation?(context: RuleContext, obligation: Obligation, assessment: Assessment): Drafts;
  /** All links of an obligation, asked where it has some: most have none. */
  ofLinks?(context: RuleContext, obligation: Obligation, links: readonly Link[]): Drafts;
  inWorkspace?(context: RuleContext): Drafts;
}
