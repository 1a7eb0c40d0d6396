import * as vscode from 'vscode';
import { type MarkKind, marksOf } from '../../core/index.ts';
import { toVsRange } from '../convert.ts';
import type { Session } from '../session.ts';
import { isEnabled, onDidSwitch } from '../settings.ts';

/** Signs in the gutter and in the overview ruler: a shape for each state, and a colour that only adds to it. */
export function registerMarks(session: Session, extension: vscode.Uri): vscode.Disposable {
  const types: Types = new Map();
  const draw = (editors: readonly vscode.TextEditor[]) =>
    session.guard('marks', async () => {
      for (const editor of editors) await drawMarks(editor, session, { types, extension });
    });
  const drawAll = () => draw(vscode.window.visibleTextEditors);
  void drawAll();
  return vscode.Disposable.from(
    { dispose: () => vscode.Disposable.from(...types.values()).dispose() },
    session.onDidSettle(drawAll),
    vscode.window.onDidChangeVisibleTextEditors(draw),
    onDidSwitch('marks', drawAll),
  );
}

/** Each is made when it is first drawn. */
type Types = Map<MarkKind, vscode.TextEditorDecorationType>;

async function drawMarks(
  editor: vscode.TextEditor,
  { service, places }: Session,
  { types, extension }: { readonly types: Types; readonly extension: vscode.Uri },
): Promise<void> {
  const { document } = editor;
  const file = places.fileOf(document.uri);
  if (!file) return;
  const trace = file.origin === 'workspace' ? await service.traceAround(file.path) : service.known;
  const marks = isEnabled('marks', document) ? marksOf(service.assessor(trace), file) : [];
  const byKind = Map.groupBy(marks, ({ kind }) => kind);
  for (const kind of byKind.keys()) {
    if (!types.has(kind)) types.set(kind, decorationOf(kind, extension));
  }
  for (const [kind, type] of types) {
    editor.setDecorations(
      type,
      (byKind.get(kind) ?? []).map(({ range }) => toVsRange(range)),
    );
  }
}

/** Colours of the ruler; states that ask for nothing leave it alone. */
const RULER: Readonly<Record<MarkKind, string | undefined>> = {
  unknown: 'editorOverviewRuler.errorForeground',
  suspect: 'editorOverviewRuler.warningForeground',
  uncovered: 'editorOverviewRuler.errorForeground',
  retired: 'editorOverviewRuler.warningForeground',
  planned: 'charts.blue',
  partial: 'charts.yellow',
  upcoming: 'charts.blue',
  exempt: 'charts.purple',
  implemented: 'charts.green',
  verified: 'charts.green',
  'not-applicable': undefined,
};

function decorationOf(kind: MarkKind, extension: vscode.Uri): vscode.TextEditorDecorationType {
  const icon = (theme: string) => vscode.Uri.joinPath(extension, 'media', 'marks', `${kind}-${theme}.svg`);
  const ruler = RULER[kind];
  return vscode.window.createTextEditorDecorationType({
    gutterIconSize: '80%',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
    light: { gutterIconPath: icon('light') },
    dark: { gutterIconPath: icon('dark') },
    ...(ruler === undefined
      ? {}
      : {
          overviewRulerColor: new vscode.ThemeColor(ruler),
          overviewRulerLane: vscode.OverviewRulerLane.Left,
        }),
  });
}
