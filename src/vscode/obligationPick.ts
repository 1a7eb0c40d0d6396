import * as vscode from 'vscode';
import { STATE_WORDS } from '../core/index.ts';
import { keepOrder } from './quickPickOrder.ts';
import type { Session } from './session.ts';

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
      pick.onDidAccept(() => resolve(pick.activeItems[0]?.id));
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

function itemsFor({ service }: Session, value: string, { buttons }: PickOptions): readonly ObligationItem[] {
  const trace = service.known;
  const assessor = service.assessor(trace);
  const results = service.search(trace).search(value, assessor, MAX_ROWS);
  return results.flatMap(({ id }) => {
    const obligation = trace.catalogue.obligation(id);
    if (!obligation) return [];
    const instrument = trace.catalogue.instrument(obligation.instrument);
    const { state } = assessor.assess(obligation);
    const detail = [
      obligation.nativeTitle,
      instrument?.title ?? obligation.instrument,
      obligation.clause,
      STATE_WORDS[state],
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
  });
}
