import fs from 'node:fs';
import path from 'node:path';

/**
 * Makes the editor speak a language without its pack, which would have to be downloaded: the server believes in a pack
 * that translates none of the editor's own texts. Extensions are told the language all the same, and show theirs.
 */
export function writeLanguagePack(userDataDir: string, locale: string): void {
  const translations = path.join(userDataDir, 'language-pack.json');
  fs.mkdirSync(userDataDir, { recursive: true });
  fs.writeFileSync(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'none',
    label: locale,
    extensions: [{ extensionIdentifier: { id: 'regtrace.language-pack' }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  fs.writeFileSync(path.join(userDataDir, 'languagepacks.json'), JSON.stringify({ [locale]: pack }));
}
