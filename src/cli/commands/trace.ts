import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Assessor, describeLink, isId, linksIn, linksOf, singleLine } from '../../core/index.ts';
import { type Command, onlyWord } from '../command.ts';
import { EXIT, json, type Output, table } from '../output.ts';
import { fileInRoot } from '../session.ts';
import { UsageError } from '../usageError.ts';

/** The links of an obligation, or of a file. */
export const trace: Command = {
  name: 'trace',
  usage: 'ID|FILE [--json]',
  summary: 'Show where an obligation is linked, or which obligations a file links',
  options: { json: { type: 'boolean' }, 'as-of': { type: 'string' } },
  async run({ flags, words, open, output }) {
    const what = onlyWord(words, 'an id or a file');
    const session = await open();
    const asJson = flags['json'] === true;
    if (session.trace.catalogue.obligation(what) || linksOf(session.trace, what).length > 0) {
      return obligationTrace(session.assessor, what, asJson, output);
    }
    if (isId(what) && !existsSync(path.join(session.root, what)) && !existsSync(what))
      throw new UsageError(session.service.unknownIdMessage(session.trace, what));
    return fileTrace(session.assessor, fileInRoot(session.root, what), asJson, output);
  },
};

function obligationTrace(assessor: Assessor, id: string, asJson: boolean, output: Output): typeof EXIT.ok {
  const obligation = assessor.trace.catalogue.obligation(id);
  const links = linksOf(assessor.trace, id).map((link) => describeLink(link, obligation));
  if (asJson) output.out(json(links));
  else
    output.out(
      table(
        links.map(({ file, line, column, verb, note, current }) => [
          `${singleLine(file)}:${line}:${column}`,
          current ? verb : `${verb} (does not count)`,
          singleLine(note ?? ''),
        ]),
      ),
    );
  return EXIT.ok;
}

function fileTrace(assessor: Assessor, path: string, asJson: boolean, output: Output): typeof EXIT.ok {
  const links = linksIn(assessor.trace, path).map((link) => {
    const { verb, line, column, pinned, note } = describeLink(
      link,
      assessor.trace.catalogue.obligation(link.id),
    );
    return { id: link.id, verb, line, column, pinned, note };
  });
  if (asJson) output.out(json(links));
  else
    output.out(
      table(
        links.map(({ id, verb, line, column }) => [
          `${line}:${column}`,
          verb,
          id,
          singleLine(assessor.trace.catalogue.obligation(id)?.title ?? ''),
        ]),
      ),
    );
  return EXIT.ok;
}
