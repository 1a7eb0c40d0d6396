import archiver from 'archiver';
import type { Writable } from 'node:stream';
import { collectors } from './collectors';

/** Packs everything we know about a person, as the person asked for it. */
export async function exportSubject(subjectId: string, out: Writable): Promise<void> {
  const archive = archiver('zip');
  archive.pipe(out);
  for (const collector of collectors) {
    const rows = await collector.rowsOf(subjectId);
    archive.append(toCsv(rows), { name: `${collector.name}.csv` });
    archive.append(JSON.stringify(rows, redactThirdParties), { name: `${collector.name}.json` });
  }
  await archive.finalize();
}

export async function answerRequest(request: SubjectAccessRequest): Promise<void> {
  const link = await createDownloadLink(request.subjectId, { expiresInDays: 7 });
  await notifySubject(request, link);
  await markAnswered(request, { dueAt: request.dueAt });
}
