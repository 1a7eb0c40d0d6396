import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  CHINESE_BUNDLE,
  ENGLISH_BUNDLE,
  placesIn,
  readTexts,
  textsOf,
  textsOfProject,
} from '../../scripts/texts.ts';
import { project } from './sources.ts';

const { templates, faults } = textsOfProject();
const sorted = (names: Iterable<string>) => [...names].sort();

test('every text that the editor shows can be translated', () => {
  expect(faults).toEqual([]);
  expect(templates.size).toBeGreaterThan(400);
});

test('the English bundle holds every template, each as it is (npm run texts writes it)', () => {
  const bundle = readTexts(ENGLISH_BUNDLE);
  expect(sorted(bundle.keys())).toEqual(sorted(templates.keys()));
  for (const [template, text] of bundle) expect(text).toBe(template);
});

describe.each([
  [CHINESE_BUNDLE, templates.keys(), new Map([...templates.keys()].map((key) => [key, key]))],
  ['package.nls.zh-cn.json', readTexts('package.nls.json').keys(), readTexts('package.nls.json')],
])('%s', (file, keys, english) => {
  const wanted = sorted(keys);
  const chinese = readTexts(file);

  test('is complete, and holds nothing that is not used', () => {
    expect(sorted(chinese.keys())).toEqual(wanted);
  });

  test.each([...english].map(([key, text]) => [key, text, chinese.get(key) ?? '']))(
    'says %j in Chinese',
    (_key, text, translation) => {
      expect(placesIn(translation)).toEqual(placesIn(text));
      // What is code, and where a link leads, is the same in every language.
      expect(sorted(codeIn(translation))).toEqual(sorted(codeIn(text)));
      // A ratio goes without words.
      if (hasWords(text) && translation !== '{0}/{1}') expect(translation).toMatch(/\p{Script=Han}/u);
      expect(translation).not.toBe('');
      // Chinese sentences have their own punctuation.
      expect(translation).not.toMatch(/\p{Script=Han}[,.;:!?]/u);
    },
  );
});

test('the manifest shows nothing but texts of package.nls.json and our name', () => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(project, 'package.json'), 'utf8'));
  const shown = [
    'category',
    'contents',
    'description',
    'displayName',
    'markdownDescription',
    'title',
    'tooltip',
  ];
  const bare: string[] = [];
  JSON.stringify(manifest, (key, value: unknown) => {
    if (shown.includes(key) && typeof value === 'string' && !/^%[\w.]+%$|^Regtrace$/.test(value))
      bare.push(value);
    // What follows is read by language models, not by people.
    return key === 'inputSchema' ? undefined : value;
  });
  expect(bare).toEqual([]);
});

describe('the collector', () => {
  const found = (text: string, file = 'src/vscode/x.ts') => textsOf(file, text);

  test.each([
    ["vscode.l10n.t('Open {0}', id)", ['Open {0}']],
    ["vscode.l10n.t(one ? '1 place' : '{0} places', length)", ['1 place', '{0} places']],
    ['translate(`Remove {0}`, id)', ['Remove {0}']],
    ["context.translate('Ignore this line')", ['Ignore this line']],
    ["report.say('{0} more', html`<b>${count}</b>`)", ['{0} more']],
    [
      "const draft = { code, ...say('Nothing answers {0}: {1}.', id, title) };",
      ['Nothing answers {0}: {1}.'],
    ],
    ["const X = { end: phrase('an end') };", ['an end']],
    ["say('{0} {1}', phrase('A'), ...rest)", ['{0} {1}', 'A']],
    ["// vscode.l10n.t('in a comment')\nconst text = \"vscode.l10n.t('in a text')\";", []],
  ])('reads %s', (text, expected) => {
    expect(found(text)).toEqual({ templates: expect.anything(), faults: [] });
    expect([...found(text).templates.keys()]).toEqual(expected);
  });

  test.each([
    'vscode.l10n.t(message)',
    'vscode.l10n.t(`Open ${id}`)',
    "translate('Open ' + id)",
    "phrase('{0} and {1}', id)",
    "vscode.window.showInformationMessage('Done')",
    "vscode.window.showWarningMessage(isLate ? 'Too late' : vscode.l10n.t('Done'))",
    "void vscode.window.showQuickPick(items, { placeHolder: 'Which one?' })",
    "item.tooltip = 'Open it'",
    'item.description = `${count} places`',
    "item.accessibilityInformation = { label: [id, 'suspect'].join(', ') }",
    "const title = given ?? 'Untitled'",
    "new vscode.TreeItem('Suggestions')",
    "action.command = { command, title: ('Open' as string) }",
  ])('refuses %s', (text) => {
    expect(found(text).faults).toHaveLength(1);
  });

  test.each([
    'item.description = String(count)',
    'item.tooltip = `${id} · ${state}`',
    'const title = `$(${icon}) ${words}`',
    "const x = { placeHolder: 'SEC-LOGIN-1', title: 'Regtrace' }",
    "item.command = { command: 'vscode.open', title: vscode.l10n.t('Open') }",
    "log.info('read the workspace')",
  ])('lets %s pass', (text) => {
    expect(found(text).faults).toEqual([]);
  });
});

function hasWords(text: string): boolean {
  return /[A-Za-z]{2,}/.test(text.replace(/`[^`]*`|\([^)]*\)|\bRegtrace\b|\bYAML\b/g, ''));
}

/** Inline code, and the targets of links. */
function codeIn(text: string): readonly string[] {
  return [...text.matchAll(/`[^`]*`|\]\([^)]*\)/g)].map(([code]) => code);
}
