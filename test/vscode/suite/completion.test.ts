import { assert } from 'chai';
import * as vscode from 'vscode';
import { open, readyApi, remove, until, uriOf, write } from './workspace.ts';

let files = 0;

/** A new file with the cursor where the text says `|`; the name gets a number, as editors hold on to old texts. */
async function fileWith(name: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  const dot = name.lastIndexOf('.');
  const path = `${name.slice(0, dot)}${files++}${name.slice(dot)}`;
  await write(path, marked.replace('|', ''));
  const editor = await open(path);
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

/** What the editor would offer at the cursor, in its order, as label and detail. */
async function offers(
  editor: vscode.TextEditor,
  trigger?: string,
): Promise<readonly vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
    trigger,
    5,
  );
  return list.items;
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

async function labels(path: string, marked: string, trigger?: string): Promise<readonly string[]> {
  return (await offers(await fileWith(path, marked), trigger)).map(labelOf);
}

suite('completion', () => {
  suiteSetup(readyApi);
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
  suiteTeardown(() => remove('typing'));

  test('after the tag: what is near, verbs, and the rest', async () => {
    await write('typing/near.ts', '// @reg CN-FRT-4\n');
    // A file that was only just written is known once the editor has told of it.
    const found = await until('what is near stands first', async () => {
      const offered = await labels('typing/tag.ts', '// @reg |\n', ' ');
      return offered[0] === 'CN-FRT-4' ? offered : undefined;
    });
    for (const verb of ['implements', 'verifies', 'partial', 'planned', 'exempt'])
      assert.include(found, verb);
    assert.isAtMost(found.length, 100);
  });

  for (const [name, marked, trigger, first] of [
    ['after a verb', '// @reg verifies CN-PIPL-4|', undefined, 'CN-PIPL-40'],
    ['after a comma', '// @reg CN-PIPL-47, CN-PIPL-4|', undefined, 'CN-PIPL-40'],
    ['after an id and a blank', '// @reg CN-PIPL-47 CN-PIPL-4|', undefined, 'CN-PIPL-40'],
    ['by words', '// @reg face |', ' ', 'CN-FRT-'],
    ['by Chinese words', '// @reg 人脸|', undefined, 'CN-FRT-'],
    ['verbs as they are typed', '// @reg ver|', undefined, 'verifies'],
    ['revisions', '// @reg FLT-ACCESS-2@|', '@', '1'],
    ['the end of an exemption', '// @reg exempt CN-PIPL-40 until |', ' ', /^\d{4}-\d{2}-\d{2}$/],
    ['the tag itself', '/* @| */', '@', '@reg'],
  ] as const) {
    test(name, async () => {
      const [label] = await labels('typing/ids.ts', `${marked}\n`, trigger);
      if (typeof first === 'string') assert.isTrue(label?.startsWith(first), `${label} begins with ${first}`);
      else assert.match(label ?? '', first);
    });
  }

  test('nothing in a string, in code, or in a note', async () => {
    for (const marked of ['const a = "@reg |";', 'const a = 1 + |', '// @reg CN-PIPL-40: |', '`@reg CN-|`']) {
      const items = await offers(await fileWith('typing/nothing.ts', marked), ' ');
      // Words of other files are the editor's own offers: they have no details.
      const found = items.filter(({ label }) => typeof label !== 'string' && label.detail?.startsWith(' '));
      assert.isEmpty(found, marked);
    }
  });

  test('the editor keeps the order, whatever was typed', async () => {
    const found = await offers(await fileWith('typing/order.ts', '// @reg camera in public|\n'));
    const ours = found.filter(({ filterText }) => filterText?.startsWith('camera in public '));
    assert.isAbove(ours.length, 1);
    const sorted = ours.map(({ sortText }) => sortText ?? '');
    assert.deepEqual(sorted, sorted.toSorted());
  });

  test('an item is explained when it is looked at, and inserts the id', async () => {
    const editor = await fileWith('typing/insert.ts', '// @reg 境内存储|\nexport {};\n');
    const [item] = await offers(editor);
    const documentation = item?.documentation;
    assert.include(typeof documentation === 'string' ? documentation : documentation?.value, 'Controls');
    await vscode.commands.executeCommand('editor.action.triggerSuggest');
    await untilText(
      editor.document,
      async () => {
        await vscode.commands.executeCommand('acceptSelectedSuggestion');
        return editor.document.getText();
      },
      `// @reg ${item && labelOf(item)}\nexport {};\n`,
    );
  });

  test('with its revision where the setting asks for it', async () => {
    const settings = vscode.workspace.getConfiguration('regtrace');
    await settings.update('completion.pinRevision', true, vscode.ConfigurationTarget.Global);
    try {
      const found = await offers(await fileWith('typing/pinned.ts', '// @reg FLT-ACCESS-2|\n'));
      assert.equal(found[0]?.insertText, 'FLT-ACCESS-2@1');
    } finally {
      await settings.update('completion.pinRevision', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test('keys and values of attributes', async () => {
    const path = 'requirements/typing/typing.md';
    try {
      const within = (yaml: string) => `# TYPING-1 Typing\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`;
      assert.includeMembers(
        [...(await labels(path, within('clause: x\n|')))],
        ['modality', 'related', 'superseded-by'],
      );
      const values = await labels(path, within('modality: |'), ' ');
      assert.deepEqual(values.slice(0, 4), ['must', 'must-not', 'should', 'may']);
      assert.include(await labels(path, within('related: [CN-PIPL-|]'), '-'), 'CN-PIPL-40');
      assert.include(await labels(path, '---\nstatus: |\n---\n', ' '), 'in-force');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await remove('requirements/typing');
    }
  });

  test('keys and ids in regtrace.yaml', async () => {
    const editor = await open('regtrace.yaml');
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, '\npolicy:\n  must: ['));
    const last = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(last, last);
    assert.includeMembers((await offers(editor)).map(labelOf), ['implements', 'verifies']);
  });

  test('snippets for requirement files are contributed', async () => {
    const text = await vscode.workspace.fs.readFile(
      vscode.Uri.joinPath(
        vscode.extensions.getExtension('regtrace.regtrace')?.extensionUri ?? uriOf(''),
        'media/snippets/requirements.json',
      ),
    );
    const snippets: object = JSON.parse(new TextDecoder().decode(text));
    assert.isAtLeast(Object.keys(snippets).length, 2);
  });
});

/** Accepting waits for the list to open: it is tried until the text is as it should be. */
async function untilText(
  document: vscode.TextDocument,
  accept: () => Promise<string>,
  expected: string,
): Promise<void> {
  for (let tries = 0; tries < 100 && document.getText() !== expected; tries++) {
    await accept();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.equal(document.getText(), expected);
}
