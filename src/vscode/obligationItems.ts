import * as vscode from 'vscode';
import { type Link, modalityWords, stateWords, type TreeNode, timeWords, verbWords } from '../core/index.ts';
import { COMMANDS } from './contributions.ts';
import { toVsRange } from './convert.ts';
import type { Session } from './session.ts';
import { stateIcon } from './stateIcons.ts';
import { translate } from './wording.ts';

/** A node of the tree of obligations as the editor shows it. Tooltips of obligations are made when they are looked at. */
export function treeItemOf(node: TreeNode, session: Pick<Session, 'service' | 'places'>): vscode.TreeItem {
  switch (node.kind) {
    case 'group':
      return groupItem(node);
    case 'obligation':
      return obligationItem(node, session);
    case 'place':
      return { ...placeItem(node.link, session), id: node.key };
  }
}

function groupItem({ key, label, detail, tally }: Extract<TreeNode, { kind: 'group' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  const { total, answered } = tally;
  const name = [label, detail].filter((part) => part !== undefined).join(' ');
  item.id = key;
  // The figures first: a long name would push them out of the view.
  item.description = [`${answered}/${total}`, detail].filter((part) => part !== undefined).join('  ');
  item.tooltip = vscode.l10n.t('{0}: {1} of {2} obligations answered', name, answered, total);
  item.accessibilityInformation = { label: item.tooltip };
  item.contextValue = 'group';
  return item;
}

function obligationItem(
  { obligation, state, suspect, key, hasPlaces }: Extract<TreeNode, { kind: 'obligation' }>,
  { service }: Pick<Session, 'service'>,
): vscode.TreeItem {
  const assessor = service.assessor(service.known);
  const instrument = assessor.trace.catalogue.instrument(obligation.instrument);
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(obligation.id, hasPlaces ? Collapsed : None);
  item.id = key;
  // A duty that binds goes without saying.
  const modality = obligation.modality === 'must' ? undefined : modalityWords(obligation.modality, translate);
  item.description = [modality, obligation.title].filter((part) => part !== undefined).join(' · ');
  item.iconPath = stateIcon(state, suspect);
  const words = [
    stateWords(state, translate),
    suspect ? vscode.l10n.t('suspect') : '',
    timeWords(obligation, instrument, assessor.asOf, translate),
  ].filter((part) => part !== '');
  item.accessibilityInformation = { label: `${obligation.id}, ${obligation.title}, ${words.join(', ')}` };
  item.contextValue = 'obligation';
  item.command = { command: COMMANDS.open, title: vscode.l10n.t('Open'), arguments: [obligation.id] };
  return item;
}

/** A place in code. */
function placeItem(link: Link, { places }: Pick<Session, 'places'>): vscode.TreeItem {
  const uri = places.uriOf({ path: link.path, origin: 'workspace' });
  const name = link.path.slice(link.path.lastIndexOf('/') + 1);
  const item = new vscode.TreeItem(`${name}:${link.range.start.line + 1}`);
  const verb = verbWords(link.verb, translate);
  item.description = [verb, link.note, link.path].filter((part) => part !== undefined).join(' · ');
  const place = `${link.path}:${link.range.start.line + 1}`;
  item.tooltip = [`${verb} ${link.id}`, place, link.note].filter((part) => part !== undefined).join('\n');
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = 'place';
  item.command = {
    command: 'vscode.open',
    title: vscode.l10n.t('Open'),
    arguments: [uri, { selection: toVsRange(link.range) }],
  };
  return item;
}
