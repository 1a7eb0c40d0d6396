import * as vscode from 'vscode';
import {
  CONFIG_FILE,
  jurisdictionChoices,
  roleChoices,
  type StarterChoice,
  type StarterScope,
  scopeOfChoice,
  standardChoices,
  starterConfig,
  type Trace,
} from '../../core/index.ts';
import { COMMANDS } from '../contributions.ts';
import type { Session } from '../session.ts';
import { translate } from '../wording.ts';

/** "Create regtrace.yaml": asks what binds the workspace, writes the file, and opens it; one that exists is only opened. */
export function registerInit(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.init, (given: unknown) =>
    session.guard(COMMANDS.init, () => init(session, given)),
  );
}

async function init({ service, places }: Session, given: unknown): Promise<void> {
  if (!places.folder) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder first.'));
    return;
  }
  const uri = vscode.Uri.joinPath(places.folder.uri, CONFIG_FILE);
  if (!(await exists(uri))) {
    const scope = scopeIn(given) ?? (await ask(await service.trace()));
    if (!scope) return;
    await create(uri, starterConfig(scope, translate));
  }
  await vscode.window.showTextDocument(uri);
}

/** Undefined where the questions were left. */
async function ask(trace: Trace): Promise<StarterScope | undefined> {
  const choice = await askWhatBinds(trace);
  if (!choice) return undefined;
  const roles = await askRoles(trace, choice);
  return roles && { ...scopeOfChoice(trace, choice), ...(roles.length === 0 ? {} : { roles }) };
}

async function askWhatBinds(trace: Trace): Promise<StarterChoice | undefined> {
  const names = new Intl.DisplayNames([vscode.env.language, 'en'], { type: 'region', fallback: 'none' });
  const jurisdictions = jurisdictionChoices(trace).map(({ code, instruments, obligations, isNamed }) => ({
    label: code,
    description: dotted([nameOf(code, names), counted(obligations)]),
    detail: instruments.join(', '),
    picked: isNamed,
    standard: false,
  }));
  const standards = standardChoices(trace).map(({ id, title, obligations, isNamed }) => ({
    label: id,
    description: dotted([title, counted(obligations)]),
    picked: isNamed,
    standard: true,
  }));
  const chosen = await vscode.window.showQuickPick(
    [
      ...section(vscode.l10n.t('Law, by jurisdiction'), jurisdictions),
      ...section(vscode.l10n.t('Standards'), standards),
    ],
    {
      canPickMany: true,
      ignoreFocusOut: true,
      matchOnDescription: true,
      matchOnDetail: true,
      title: vscode.l10n.t('Create {0} (1 of 2)', CONFIG_FILE),
      placeHolder: vscode.l10n.t('What binds this code? Choose none to go by its annotations'),
    },
  );
  if (!chosen) return undefined;
  const labels = (standard: boolean) =>
    chosen.filter((item) => 'standard' in item && item.standard === standard).map(({ label }) => label);
  return { jurisdictions: labels(false), standards: labels(true) };
}

/** Rows below a heading of their own; no heading where there are none. */
function section<T extends vscode.QuickPickItem>(
  label: string,
  items: readonly T[],
): readonly (T | vscode.QuickPickItem)[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function counted(obligations: number): string {
  return obligations === 1 ? vscode.l10n.t('1 obligation') : vscode.l10n.t('{0} obligations', obligations);
}

function dotted(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** What people call a country; a bloc such as the UN has no name of a region. */
function nameOf(code: string, names: Intl.DisplayNames): string | undefined {
  try {
    return names.of(code);
  } catch {
    return undefined;
  }
}

async function askRoles(trace: Trace, choice: StarterChoice): Promise<readonly string[] | undefined> {
  const items = roleChoices(trace, choice).map(({ role, obligations, instruments }) => ({
    label: role,
    description: counted(obligations),
    detail: instruments.join(', '),
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDetail: true,
    title: vscode.l10n.t('Create {0} (2 of 2)', CONFIG_FILE),
    placeHolder: vscode.l10n.t('What are you to them? Choose none if every role counts'),
  });
  return chosen?.map(({ label }) => label);
}

/** The editor refuses to create a file that came into being since it was looked for. */
async function create(uri: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  await vscode.workspace.applyEdit(edit);
}

/** A scope that the caller gives, so that nobody has to be asked. */
function scopeIn(given: unknown): StarterScope | undefined {
  if (typeof given !== 'object' || given === null || given instanceof vscode.Uri) return undefined;
  const jurisdictions = 'jurisdictions' in given ? textsOf(given.jurisdictions) : undefined;
  const instruments = 'instruments' in given ? textsOf(given.instruments) : undefined;
  const roles = 'roles' in given ? textsOf(given.roles) : undefined;
  if (!jurisdictions && !instruments && !roles) return undefined;
  return {
    ...(jurisdictions ? { jurisdictions } : {}),
    ...(instruments ? { instruments } : {}),
    ...(roles ? { roles } : {}),
  };
}

function textsOf(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
