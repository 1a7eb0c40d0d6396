import { parseAnnotations } from '../../../src/core/annotations/parseAnnotations.ts';
import { fileKey, updateCatalogue } from '../../../src/core/catalogue/catalogue.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import type { Origin } from '../../../src/core/model/location.ts';
import type { Obligation } from '../../../src/core/model/obligation.ts';
import { parseSettings } from '../../../src/core/sources/parseSettings.ts';
import { Assessor } from '../../../src/core/trace/states.ts';
import { emptyTrace, updateTrace } from '../../../src/core/trace/trace.ts';
import { dayOf } from '../service/memoryWorkspace.ts';

export interface TextsByPath {
  readonly [path: string]: string;
}

interface Workspace {
  readonly files: TextsByPath;
  /** Files of the bundled catalogue. */
  readonly bundled?: TextsByPath;
  readonly asOf?: string;
}

/** The states of a workspace whose files are given, without a service: `requirements/*` and `regtrace.yaml` are read as such. */
export function assessorOf({ files, bundled = {}, asOf = '2026-11-22' }: Workspace): Assessor {
  const settings = parseSettings(files['regtrace.yaml'] ?? '').value;
  const texts = Object.entries(files);
  const own = texts.filter(([path]) => path.startsWith('requirements/'));
  const sources = texts.filter(([path]) => !path.startsWith('requirements/') && path !== 'regtrace.yaml');
  const parsed = (origin: Origin) => (entry: [string, string]) => {
    const [path, text] = entry;
    const { value } = parseRequirementFile(path, text, origin, { domain: path.split('/')[1] ?? 'general' });
    return [fileKey(origin, path), value] as const;
  };
  const trace = updateTrace(emptyTrace, {
    settings,
    catalogue: updateCatalogue(emptyTrace.catalogue, [
      ...own.map(parsed('workspace')),
      ...Object.entries(bundled).map(parsed('bundled')),
    ]),
    files: sources.map(([path, text]) => {
      const { value, problems } = parseAnnotations(path, text, settings.tags);
      return [path, { path, annotations: value, problems }];
    }),
    configured: settings.links.map((link, index) => [link.file.value, index]),
    complete: true,
  });
  return new Assessor(trace, dayOf(asOf));
}

export function obligationOf({ trace }: Assessor, id: string): Obligation {
  const obligation = trace.catalogue.obligation(id);
  if (!obligation) throw new Error(`${id} is not there`);
  return obligation;
}
