import { assert } from 'chai';
import * as vscode from 'vscode';
import { hoverText, read, readyApi, until, uriOf } from './workspace.ts';

interface Answers {
  readonly findings: { readonly findings: readonly Finding[] };
  readonly searches: readonly (readonly [query: string, results: readonly { readonly id: string }[]])[];
  readonly cards: readonly (readonly [id: string, text: string])[];
  readonly links: readonly (readonly [id: string, places: readonly Place[]])[];
}
interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
interface Finding extends Place {
  readonly code: string;
  readonly message: string;
  readonly severity: string;
}

const SEVERITIES: Readonly<Record<vscode.DiagnosticSeverity, string>> = ['error', 'warning', 'info', 'hint'];
const wordsOf = ({ file, line, column }: Place) => `${file}:${line}:${column}`;

// @reg REGTRACE-6
/** The editor's own providers and the command line, asked the same of the same workspace. */
suite('the editor says what the command line says', () => {
  let answers: Answers;

  suiteSetup(async () => {
    await readyApi();
    answers = JSON.parse(await read('.cache/expected/answers.json'));
  });

  test('findings', async () => {
    const expected = answers.findings.findings.map(
      (one) => `${wordsOf(one)} ${one.severity} ${one.code} ${one.message}`,
    );
    assert.isAbove(expected.length, 5);
    await until('every finding is a problem', () => problems().length === expected.length);
    assert.sameMembers(problems(), expected);
  });

  test('search, in its order', async () => {
    for (const [query, results] of answers.searches) {
      const best = results.map(({ id }) => id);
      assert.isAbove(best.length, 0, query);
      const input = { query, limit: best.length };
      const { content } = await vscode.lm.invokeTool('regtrace_search', {
        input,
        toolInvocationToken: undefined,
      });
      const [part] = content;
      assert.instanceOf(part, vscode.LanguageModelTextPart);
      const { obligations }: { obligations: { id: string }[] } = JSON.parse(part.value);
      assert.deepEqual(
        obligations.map(({ id }) => id),
        best,
        query,
      );
    }
  });

  test('the workspace’s symbols, which the editor sorts in its own way', async () => {
    for (const [query, results] of answers.searches) {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        query,
      );
      const ids = symbols.map(({ name }) => name.split(' ')[0]);
      assert.includeMembers(
        ids,
        results.map(({ id }) => id),
        query,
      );
    }
  });

  test('what an obligation is, and how it stands', async () => {
    const document = await vscode.workspace.openTextDocument(
      uriOf('src/agreement.ts').with({ scheme: 'untitled' }),
    );
    const editor = await vscode.window.showTextDocument(document);
    for (const [id, text] of answers.cards) {
      await editor.edit((edit) =>
        edit.replace(new vscode.Range(0, 0, document.lineCount, 0), `// @reg ${id}\n`),
      );
      const card = plain(await hoverText(document, id));
      for (const line of plain(text).split('\n')) assert.include(card, line, id);
    }
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('where it is named', async () => {
    for (const [id, places] of answers.links) {
      const [first] = places.filter(({ file }) => file !== 'regtrace.yaml' && !file.endsWith('.json'));
      if (!first) continue;
      const found = await vscode.commands.executeCommand<vscode.Location[]>(
        'vscode.executeReferenceProvider',
        uriOf(first.file),
        new vscode.Position(first.line - 1, first.column),
      );
      const named = found.map(({ uri, range }) =>
        wordsOf({
          file: vscode.workspace.asRelativePath(uri),
          line: range.start.line + 1,
          column: range.start.character + 1,
        }),
      );
      // A file that `links` of regtrace.yaml names is referred to by that entry.
      const linked = places.filter(({ file }) => !file.endsWith('.json')).map(wordsOf);
      assert.includeMembers(named, linked, id);
    }
  });
});

function problems(): string[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) =>
    diagnostics
      .filter(({ source }) => source === 'Regtrace')
      .map(({ range: { start }, severity, code, message }) => {
        const file = vscode.workspace.asRelativePath(uri);
        const place = wordsOf({ file, line: start.line + 1, column: start.character + 1 });
        return `${place} ${SEVERITIES[severity]} ${code} ${message}`;
      }),
  );
}

/** A card without marks, links and white space at the ends of lines. */
function plain(text: string): string {
  return text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[*]/g, '')
    .replace(/[ \t]+$/gm, '')
    .trim();
}
