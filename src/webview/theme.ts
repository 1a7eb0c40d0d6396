import { DARK, LIGHT } from '../core/index.ts';

/**
 * Brings the editor's theme to the report. What is plain follows the theme; the colours of states stay those of the report,
 * light or dark, as no theme has nine of them that can be read; where the theme asks for contrast, there are none.
 */
export const THEME = `body {${LIGHT}
}
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) {${DARK}
}
/* The page keeps its place by itself. */
html { overflow-anchor: none; }
body.vscode-light { color-scheme: light; }
body.vscode-dark { color-scheme: dark; }
html > body[class] {
  --page: var(--vscode-editor-background); --text: var(--vscode-editor-foreground); --quiet: var(--vscode-descriptionForeground, var(--text));
  --raised: color-mix(in srgb, var(--vscode-editor-foreground) 5%, var(--vscode-editor-background)); --line: color-mix(in srgb, var(--vscode-editor-foreground) 20%, var(--vscode-editor-background));
  --link: var(--vscode-textLink-foreground); --focus: var(--vscode-focusBorder);
  font-family: var(--vscode-font-family); font-size: calc(var(--vscode-font-size) * 1.1); background: var(--page); color: var(--text);
}
html > body[class] code, html > body[class] .id, html > body[class] .place { font-family: var(--vscode-editor-font-family); color: inherit; background: none; padding: 0; }
html > body[class] .filter input, html > body[class] .filter select { color: var(--vscode-input-foreground); background: var(--vscode-input-background); border-color: var(--vscode-input-border, var(--quiet)); }
html > body[class] .filter button { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border-color: transparent; cursor: pointer; }
html > body[class].vscode-high-contrast {
  --verified: var(--text); --implemented: var(--text); --partial: var(--text); --planned: var(--text); --exempt: var(--text); --uncovered: var(--text); --upcoming: var(--text); --rest: var(--text);
  --verified-soft: var(--page); --implemented-soft: var(--page); --partial-soft: var(--page); --planned-soft: var(--page); --exempt-soft: var(--page); --uncovered-soft: var(--page); --upcoming-soft: var(--page); --rest-soft: var(--page);
  --h0: var(--page); --h1: var(--page); --h2: var(--page); --h3: var(--page); --h4: var(--page); --on-heat: var(--text);
  --raised: var(--page); --line: var(--vscode-contrastBorder); --quiet: var(--text);
}
html > body[class].vscode-high-contrast .state, html > body[class].vscode-high-contrast .heat td:not(.h-absent) { border: 1px solid var(--line); }
`;
