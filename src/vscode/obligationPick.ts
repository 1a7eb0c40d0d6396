import * as vscode from 'vscode';
import { type Suggestion, stateWords } from '../core/index.ts';
import { keepOrder } from './quickPickOrder.ts';
import type { Session } from './session.ts';
import { reasonOf } from './suggestionRows.ts';
import { translate } from './wording.ts';

/** Rows that a pick shows at most; nobody reads further, and more would make typing slow. */
const MAX_ROWS = 100;

export interface ObligationItem extends vscode.QuickPickItem {
  readonly id: string;
}

export interface PickOptions {
  readonly placeholder?: string;
  /** What stands in the input at first. */
  readonly value?: string;
  readonly buttons?: readonly vscode.QuickInputButton[];
  /** Obligations that stand first as long as nothing is typed. */
  readonly suggestions?: readonly Suggestion[];
  onButton?(id: string, button: vscode.QuickInputButton): void;
}

/** A pick over the obligations, ranked as typed by the search engine; gives the chosen id. */
export async function pickObligation(
  session: Session,
  options: PickOptions = {},
): Promise<string | undefined> {
  const pick = vscode.window.createQuickPick<ObligationItem>();
  pick.placeholder =
    options.placeholder ??
    vscode.l10n.t('Id, clause, words in English or Chinese, or filters such as in:cn state:uncovered');
  pick.matchOnDescription = false;
  pick.matchOnDetail = false;
  keepOrder(pick);
  pick.value = options.value ?? '';
  const update = () => {
    pick.items = itemsFor(session, pick.value, options);
  };
  update();
  try {
    return await new Promise<string | undefined>((resolve) => {
      pick.onDidChangeValue(update);
      pick.onDidAccept(() => {
        const [chosen] = pick.activeItems;
        // The row that says that nothing fits cannot be chosen.
        if (chosen?.id !== '') resolve(chosen?.id);
      });
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerItemButton(({ item, button }) => {
        options.onButton?.(item.id, button);
        resolve(undefined);
      });
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function itemsFor(session: Session, value: string, options: PickOptions): readonly ObligationItem[] {
  const { service } = session;
  const trace = service.known;
  const assessor = service.assessor(trace);
  const results = service.search(trace).search(value, assessor, MAX_ROWS);
  if (results.length === 0) return [nothingFits(value)];
  const { suggestions = [] } = options;
  if (value.trim() !== '' || suggestions.length === 0) {
    return results.flatMap(({ id }) => itemFor(session, id, options));
  }
  const suggested = new Set(suggestions.map(({ id }) => id));
  return [
    separator(vscode.l10n.t('Suggested for this code')),
    ...suggestions.flatMap(({ id, because }) => itemFor(session, id, options, reasonOf(because))),
    separator(vscode.l10n.t('All obligations')),
    ...results.flatMap(({ id }) => (suggested.has(id) ? [] : itemFor(session, id, options))),
  ];
}

function nothingFits(value: string): ObligationItem {
  return {
    id: '',
    label: vscode.l10n.t('No obligation fits {0}', value.trim()),
    detail: vscode.l10n.t('Try fewer words, or a clause such as pipl 40'),
    alwaysShow: true,
  };
}

function separator(label: string): ObligationItem {
  return { id: '', label, kind: vscode.QuickPickItemKind.Separator };
}

function itemFor(
  { service }: Session,
  id: string,
  { buttons }: PickOptions,
  reason?: string,
): readonly ObligationItem[] {
  const trace = service.known;
  const obligation = trace.catalogue.obligation(id);
  if (!obligation) return [];
  const instrument = trace.catalogue.instrument(obligation.instrument);
  const { state } = service.assessor(trace).assess(obligation);
  const detail = [
    reason,
    obligation.nativeTitle,
    instrument?.title ?? obligation.instrument,
    obligation.clause,
    stateWords(state, translate),
  ];
  return [
    {
      id,
      label: id,
      description: obligation.title,
      detail: detail.filter((part) => part !== undefined).join(' · '),
      alwaysShow: true,
      ...(buttons ? { buttons } : {}),
    },
  ];
}
