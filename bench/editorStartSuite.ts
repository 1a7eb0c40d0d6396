/** Runs inside the extension host; see `editorStart.ts`. */
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { LINE_MARK } from '../test/vscode/suite/lineMark.ts';

export async function run(): Promise<void> {
  try {
    await measure();
  } catch (error) {
    console.log(`${LINE_MARK}%s`, String(error));
    throw error;
  }
}

async function measure(): Promise<void> {
  const extension = vscode.extensions.getExtension<{ readonly ready: Promise<void> }>('regtrace.regtrace');
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!extension || !folder) throw new Error('The extension is not there.');
  // The editor activates it as soon as it shows any text, and marks when it began and when it was done.
  const { ready } = await extension.activate();
  await ready;
  const activation = placeOf('didActivateExtension') - placeOf('willLoadExtensionCode');
  // The editor opens the file in its own time.
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.ts'));
  const asked = performance.now();
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    new vscode.Position(0, 10),
  );
  const hover = activation + (performance.now() - asked);
  if (hovers.length === 0) throw new Error('There is no hover.');
  writeFileSync(process.env.REGTRACE_BENCH_RESULT ?? '', JSON.stringify({ activation, hover }));
}

/** When the extension host came to a step of the extension's activation. */
function placeOf(step: string): number {
  const name = `code/extHost/${step}/regtrace.regtrace`;
  const [mark] = performance.getEntriesByName(name);
  if (!mark)
    throw new Error(
      `There is no mark ${name} among ${performance
        .getEntriesByType('mark')
        .map((one) => one.name)
        .filter((one) => one.includes('xtension'))
        .join(', ')}`,
    );
  return mark.startTime;
}
