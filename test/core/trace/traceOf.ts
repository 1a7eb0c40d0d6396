import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { emptyCatalogue, updateCatalogue } from '../../../src/core/catalogue/catalogue.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import { parseSettings } from '../../../src/core/sources/parseSettings.ts';
import { emptyTrace, type Trace, updateTrace } from '../../../src/core/trace/trace.ts';

export interface TraceTexts {
  /** Requirement files by path; those below `law/` are bundled. */
  readonly requirements?: Readonly<Record<string, string>>;
  readonly sources?: Readonly<Record<string, string>>;
  /** The text of `regtrace.yaml`. */
  readonly settings?: string;
}

/** A trace from texts, without a workspace. */
export function traceOf({ requirements = {}, sources = {}, settings = '' }: TraceTexts): Trace {
  const files = Object.entries(requirements).map(([path, text]) => {
    const origin = path.startsWith('law/') ? 'bundled' : 'workspace';
    const { value } = parseRequirementFile(path, text, origin, { domain: path.split('/')[1] ?? 'general' });
    return [`${origin}:${path}`, value] as const;
  });
  const parsed = parseSettings(settings).value;
  return updateTrace(emptyTrace, {
    settings: parsed,
    catalogue: updateCatalogue(emptyCatalogue, files),
    files: Object.entries(sources).map(([path, text]) => {
      const { value, problems } = parseAnnotations(path, text, parsed.tags);
      return [path, { path, annotations: value, problems }] as const;
    }),
    configured: parsed.links.map((entry, index) => [entry.file.value, index] as const),
    complete: true,
  });
}
