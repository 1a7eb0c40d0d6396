import type { Node } from 'oxc-parser';

/** Names of properties, variables and fields whose text a person reads. */
export const SINKS: ReadonlySet<string> = new Set([
  'description',
  'detail',
  'documentation',
  'label',
  'markdownDescription',
  'message',
  'openLabel',
  'placeHolder',
  'placeholder',
  'prompt',
  'refusal',
  'saveLabel',
  'standing',
  'title',
  'tooltip',
]);

/** Functions of the editor that show what they are given. */
export const SINK_CALLS: ReadonlySet<string> = new Set([
  'showErrorMessage',
  'showInformationMessage',
  'showWarningMessage',
  'setStatusBarMessage',
  'appendText',
  'appendMarkdown',
]);

/** Classes of the editor that show what they are made with. */
export const TEXT_CLASSES: ReadonlySet<string> = new Set([
  'CodeAction',
  'Diagnostic',
  'DiagnosticRelatedInformation',
  'Hover',
  'InlayHint',
  'MarkdownString',
  'TreeItem',
]);

/** The name of an identifier, of a property, or of what is called. */
export function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'Literal':
      return typeof node.value === 'string' ? node.value : undefined;
    case 'MemberExpression':
      return node.computed ? undefined : nameOf(node.property);
    default:
      return undefined;
  }
}

/** English words in a value, as far as its syntax tells; what a function gives is that function's affair. */
export function bareText(node: Node): { readonly node: Node; readonly text: string } | undefined {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && isEnglish(node.value) ? { node, text: node.value } : undefined;
    case 'TemplateLiteral': {
      const quasi = node.quasis.find(({ value }) => isEnglish(value.cooked ?? ''));
      return quasi ? { node, text: quasi.value.raw } : firstIn(node.expressions);
    }
    case 'ConditionalExpression':
      return firstIn([node.consequent, node.alternate]);
    case 'LogicalExpression':
    case 'BinaryExpression':
      return firstIn([node.left, node.right]);
    case 'ArrayExpression':
      return firstIn(node.elements.filter((element) => element !== null));
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return bareText(node.expression);
    case 'CallExpression':
      // `['a', b].join(' · ')`
      return node.callee.type === 'MemberExpression' && node.callee.object.type !== 'Identifier'
        ? bareText(node.callee.object)
        : undefined;
    default:
      return undefined;
  }
}

function firstIn(nodes: readonly Node[]): ReturnType<typeof bareText> {
  for (const node of nodes) {
    const found = bareText(node);
    if (found) return found;
  }
  return undefined;
}

/** Whether a text holds a word: names of icons, ids, and our own name are none. */
function isEnglish(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text.replace(/\$\([\w~-]*|\bRegtrace\b|\b[A-Z][A-Z0-9]*(-[A-Z0-9]+)+\b/g, ''));
}
