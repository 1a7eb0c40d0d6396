import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOf, open, readyApi, remove, until, uriOf, write } from './workspace.ts';

/** Documents that are no plain files of the workspace: each works or is left alone, and nothing is logged as an error. */
suite('other documents', () => {
  suiteSetup(readyApi);

  suiteTeardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const at = (document: vscode.TextDocument, text: string) =>
    document.positionAt(document.getText().indexOf(text) + text.length - 1);

  /** What every provider says of a place; a refusal to rename is an answer as well. */
  async function ask(document: vscode.TextDocument, position: vscode.Position) {
    const run = <T>(command: string, ...rest: unknown[]) =>
      Promise.resolve(vscode.commands.executeCommand<T>(command, document.uri, ...rest));
    const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', position);
    const completions = await run<vscode.CompletionList>('vscode.executeCompletionItemProvider', position);
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 100);
    const definitions = await run<vscode.LocationLink[]>('vscode.executeDefinitionProvider', position);
    await run('vscode.executeReferenceProvider', position);
    await run('vscode.executeDocumentHighlights', position);
    await run('vscode.executeDocumentSymbolProvider');
    await run('vscode.executeCodeActionProvider', new vscode.Range(position, position));
    await run('vscode.executeInlayHintProvider', new vscode.Range(0, 0, document.lineCount, 0));
    await run('vscode.executeDocumentRenameProvider', position, 'CN-PIPL-99').catch(() => undefined);
    return {
      hover: hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (typeof content === 'string' ? content : content.value))
        .join('\n'),
      labels: completions.items.map(({ label }) => (typeof label === 'string' ? label : label.label)),
      lenses: lenses.map(({ command }) => command?.title ?? ''),
      definitions: definitions.map((one) => ('targetUri' in one ? one.targetUri : vscode.Uri.parse('')).path),
    };
  }

  test('an unsaved document that has no file', async () => {
    const content = 'x = 1\n# @reg CN-PIPL-40\n# @reg CN-PIPL-\n';
    const document = await vscode.workspace.openTextDocument({ language: 'python', content });
    await vscode.window.showTextDocument(document);
    const onId = await ask(document, at(document, 'CN-PIPL-40'));
    assert.include(onId.hover, 'Keep personal information in mainland China');
    assert.isTrue(onId.definitions.some((path) => path.endsWith('CN-PIPL.md')));
    assert.isEmpty(onId.lenses.filter((title) => title.includes('mainland China')));
    const end = document.lineAt(2).range.end;
    assert.include((await ask(document, end)).labels, 'CN-PIPL-40');
    assert.isEmpty(
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Regtrace'),
    );
  });

  test('an unsaved document without a language is left alone', async () => {
    const document = await vscode.workspace.openTextDocument({ content: '@reg CN-PIPL-40\n' });
    const answers = await ask(document, at(document, 'CN-PIPL-40'));
    assert.equal(answers.hover, '');
  });

  test('an untitled document with a name of the workspace', async () => {
    const uri = uriOf('src/not-there.ts').with({ scheme: 'untitled' });
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// @reg CN-PIPL-40\n'));
    assert.include((await ask(document, at(document, 'CN-PIPL-40'))).hover, 'mainland China');
    assert.isEmpty(diagnosticsOf('src/not-there.ts'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('unsaved changes of a file count as if they were saved', async () => {
    const editor = await open('src/access.ts');
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '// @reg CN-PIPL-4000\n'));
    await until('the finding comes', () => diagnosticsOf('src/access.ts').includes('unknown-obligation'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('it goes', () => !diagnosticsOf('src/access.ts').includes('unknown-obligation'));
  });

  /** VS Code for the Web is tested without the extension that reads notebooks; everywhere else it must be there. */
  const hasNotebooks = () =>
    vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;

  test('cells of an unsaved notebook', async function () {
    if (!hasNotebooks()) this.skip();
    const text = '# @reg CN-PIPL-40: pinned\nstore(x)\n@';
    const notebook = await vscode.workspace.openNotebookDocument(
      'jupyter-notebook',
      new vscode.NotebookData([new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python')]),
    );
    await vscode.window.showNotebookDocument(notebook);
    const first = notebook.cellAt(0).document;
    // The window makes a model of a cell when the cell comes into sight.
    const isKnown = (document: vscode.TextDocument) =>
      Promise.resolve(
        vscode.commands.executeCommand(
          'vscode.executeHoverProvider',
          document.uri,
          new vscode.Position(0, 0),
        ),
      ).then(
        () => true,
        () => false,
      );
    await until('the first cell is there', () => isKnown(first));
    const answers = await ask(first, at(first, 'CN-PIPL-40'));
    assert.include(answers.hover, 'mainland China');
    assert.isTrue(answers.definitions.some((path) => path.endsWith('CN-PIPL.md')));
    assert.include((await ask(first, first.lineAt(2).range.end)).labels, '@reg');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('a notebook of the workspace on disk', async function () {
    if (!hasNotebooks()) this.skip();
    const cells = [
      {
        cell_type: 'code',
        metadata: {},
        execution_count: null,
        outputs: [],
        source: ['# @reg CN-PIPL-40\n', 'x'],
      },
    ];
    const metadata = { language_info: { name: 'python' } };
    await write('study.ipynb', JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(uriOf('study.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const document = notebook.cellAt(0).document;
    assert.include((await ask(document, at(document, 'CN-PIPL-40'))).hover, 'mainland China');
    assert.isEmpty(
      vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Regtrace'),
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await remove('study.ipynb');
  });

  test('both sides of a diff editor, one of them a revision', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => '// @reg CN-PIPL-40: as it was\n// @reg CN-PIPL-4000\n',
    });
    try {
      const file = uriOf('src/access.ts');
      const revision = file.with({
        scheme: 'git',
        query: JSON.stringify({ path: file.path, ref: 'HEAD~1' }),
      });
      await vscode.commands.executeCommand('vscode.diff', revision, file, 'access.ts (HEAD~1 ↔ now)');
      const document = await vscode.workspace.openTextDocument(revision);
      const answers = await ask(document, at(document, 'CN-PIPL-40'));
      assert.include(answers.hover, 'mainland China');
      assert.isEmpty(answers.labels.filter((label) => label.startsWith('CN-')));
      assert.isEmpty(vscode.languages.getDiagnostics(revision));
      assert.notInclude(diagnosticsOf('src/access.ts'), 'unknown-obligation');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      provider.dispose();
    }
  });

  test('documents of schemes that nobody heard of', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('regtrace-test', {
      provideTextDocumentContent: () => '// @reg CN-PIPL-40\n',
    });
    try {
      for (const address of ['regtrace-test:/a.ts', 'regtrace-test:a.ts?x=1#y']) {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address));
        assert.equal((await ask(document, at(document, 'CN-PIPL-40'))).hover, '');
      }
    } finally {
      provider.dispose();
    }
  });

  test('a link can be written into an unsaved document', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: '    x = 1\n' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('regtrace.link', 'CN-PIPL-40');
    assert.equal(document.getText(), '    # @reg CN-PIPL-40\n    x = 1\n');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('the log says what holds, and has no error', async () => {
    await vscode.commands.executeCommand('regtrace.showLog');
    const text = await until('the log is shown', () =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.scheme === 'output' && /regtrace/i.test(uri.path))
        ?.getText(),
    );
    await vscode.commands.executeCommand('workbench.action.closePanel');
    assert.include(text, 'Settings of the editor: regtrace.codeLens.enabled');
    assert.include(text, 'regtrace.yaml: {"requirements":["requirements/**/*.md"]');
    assert.notMatch(text, /\[error\]/);
  });
});
