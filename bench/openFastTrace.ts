import type { WorkloadFile } from './workload.ts';

/**
 * The same files as OpenFastTrace reads them: its items in place of obligations, its tags in place of annotations. Files
 * that ignore rules leave out are not written, as it knows no such rules; what it cannot say, such as dates, is left away.
 */
export function* inOpenFastTrace(files: Iterable<WorkloadFile>): Iterable<WorkloadFile> {
  for (const { path, text } of files) {
    if (path.startsWith('requirements/')) yield { path, text: items(text) };
    else if (path.startsWith('services/')) yield { path, text: text.replaceAll(ANNOTATION, tags) };
  }
}

/** As the workload writes it. */
const ANNOTATION = /@reg (?:verifies )?([^:\n]+): done in step \d+/g;

function tags(_: string, ids: string): string {
  return ids
    .split(', ')
    .map((id) => `[impl->${itemOf(id)}]`)
    .join(' ');
}

function itemOf(id: string): string {
  return `req~${id}~1`;
}

function items(text: string): string {
  const [head = '', ...sections] = text.split(/^## /m);
  const title = /^# .*$/m.exec(head)?.[0] ?? '';
  return [title, ...sections.map(item)].join('\n\n');
}

function item(section: string): string {
  const id = section.slice(0, section.indexOf(' '));
  const title = section.slice(id.length + 1, section.indexOf('\n'));
  const [paraphrase = '', controls = ''] = section
    .slice(section.indexOf('```\n') + '```\n'.length)
    .split('### Controls');
  return [
    `## ${title}\n\`${itemOf(id)}\``,
    paraphrase.trim(),
    `Comment:\n\n${controls.trim()}`,
    'Needs: impl',
  ].join('\n\n');
}
