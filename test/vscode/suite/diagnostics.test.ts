import { assert } from 'chai';
import * as vscode from 'vscode';
import { diagnosticsOf, open, readyApi, until, uriOf } from './workspace.ts';

suite('diagnostics', () => {
  suiteSetup(readyApi);

  for (const [path, codes] of [
    ['src/consent.ts', ['unknown-obligation']],
    ['src/export_gate.go', ['malformed-annotation']],
    ['vehicle/recorder.cpp', ['instrument-link']],
    ['requirements/policy/telemetry.md', ['unknown-related', 'invalid-requirement']],
    ['requirements/security/access.md', ['duplicate-obligation']],
    ['regtrace.yaml', ['empty-glob']],
  ] as const) {
    test(`${path}: ${codes.join(', ')}`, async () => {
      await until('diagnostics are there', () => diagnosticsOf(path).length >= codes.length);
      assert.sameMembers(diagnosticsOf(path), [...codes]);
    });
  }

  test('a quick fix corrects an id that is not in the catalogue', async () => {
    const { document } = await open('src/consent.ts');
    await until('the diagnostic is there', () => diagnosticsOf('src/consent.ts').length > 0);
    const [diagnostic] = vscode.languages
      .getDiagnostics(uriOf('src/consent.ts'))
      .filter((one) => one.source === 'Regtrace');
    assert.equal(document.getText(diagnostic?.range), 'CN-PILP-14');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic?.range,
    );
    const fix = actions.find((action) => action.title === 'Change to CN-PIPL-14');
    assert.isDefined(fix?.edit, actions.map((action) => action.title).join(', '));
    assert.isTrue(fix?.isPreferred);
    await vscode.workspace.applyEdit(fix?.edit ?? new vscode.WorkspaceEdit());
    assert.include(document.getText(), '@reg CN-PIPL-14: asked');
    await until('the diagnostic is gone', () => diagnosticsOf('src/consent.ts').length === 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until('the diagnostic is back', () => diagnosticsOf('src/consent.ts').length === 1);
  });
});
