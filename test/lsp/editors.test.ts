import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from '../cli/commandLine.ts';

const page = readFileSync('docs/lsp.md', 'utf8').replaceAll('/path/to/regtrace', path.resolve('.'));

/** The piece of configuration that holds some words, as the page has it. */
function recipe(language: string, words: string): string {
  const found = [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))]
    .map(([, text = '']) => text)
    .find((text) => text.includes(words));
  if (found === undefined) throw new Error(`The page has no ${language} with "${words}".`);
  return found;
}

const isHere = (program: string, ...args: readonly string[]) => spawnSync(program, args).status === 0;

function workspace(): string {
  const folder = folderWith({
    'regtrace.yaml': 'scope: { instruments: [own] }\n',
    'requirements/a/own.md': '# ACME-1 Keep logs for a year\n',
    'src/a.sql': '-- 😀 @reg ACME-1: kept\n-- @reg ACME-2\nSELECT 1;\n',
  });
  // By a repository editors know where a project begins.
  spawnSync('git', ['init', '-q', folder]);
  return folder;
}

test.skipIf(!isHere('nvim', '--version'))('Neovim, as the page says', () => {
  const folder = workspace();
  const out = path.join(folder, 'out.json');
  const script = `
    ${recipe('lua', 'start_client')}
    vim.cmd('filetype on')
    vim.cmd('edit ' .. '${folder}/src/a.sql')
    local function wait(what) if not vim.wait(20000, what, 50) then error('waited too long') end end
    wait(function() return #vim.diagnostic.get(0) > 0 end)
    vim.api.nvim_win_set_cursor(0, { 1, #'-- 😀 @reg AC' })
    local function ask(method)
      local params = vim.lsp.util.make_position_params()
      local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
      for _, answer in pairs(answers) do return answer.result end
    end
    local hover = ask('textDocument/hover')
    local definition = ask('textDocument/definition')
    vim.fn.writefile({ vim.fn.json_encode({
      diagnostics = vim.diagnostic.get(0), hover = hover, definition = definition,
    }) }, '${out}')
    vim.cmd('qall!')
  `;
  writeFileSync(path.join(folder, 'init.lua'), script);
  const { stderr, status } = spawnSync('nvim', ['--headless', '-u', path.join(folder, 'init.lua')], {
    encoding: 'utf8',
    timeout: 50_000,
  });
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Error')]);
  const { diagnostics, hover, definition } = JSON.parse(readFileSync(out, 'utf8'));
  expect(hover.contents.value).toContain('**ACME-1** Keep logs for a year');
  expect(JSON.stringify(definition)).toContain('requirements/a/own.md');
  const unknown = diagnostics.find(({ code }: { code: string }) => code === 'unknown-obligation');
  expect(unknown).toMatchObject({ lnum: 1, col: '-- @reg '.length, source: 'Regtrace' });
});

test.skipIf(!isHere('emacs', '--batch', '--eval', "(progn (package-initialize) (require 'eglot))"))(
  'Emacs with Eglot, as the page says',
  () => {
    const folder = workspace();
    const out = path.join(folder, 'out.txt');
    const script = `
      (package-initialize)
      ${recipe('elisp', 'eglot-server-programs')}
      (setq eglot-sync-connect 20 eglot-connect-timeout 20)
      (find-file "${folder}/src/a.sql")
      (sql-mode)
      (apply #'eglot--connect (eglot--guess-contact))
      (let ((tries 0))
        (while (and (< tries 200) (not (flymake-diagnostics)))
          (accept-process-output nil 0.1)
          (eglot--maybe-activate-editing-mode)
          (setq tries (1+ tries))))
      (goto-char (point-min))
      (search-forward "ACM")
      (let* ((server (eglot-current-server))
             (ask (lambda (method) (jsonrpc-request server method (eglot--TextDocumentPositionParams))))
             (hover (funcall ask :textDocument/hover))
             (definition (funcall ask :textDocument/definition)))
        (with-temp-file "${out}"
          (insert (format "%S" (list hover definition
            (mapcar #'flymake-diagnostic-text
                    (with-current-buffer (get-file-buffer "${folder}/src/a.sql") (flymake-diagnostics))))))))
      (eglot-shutdown-all)
    `;
    writeFileSync(path.join(folder, 'try.el'), script);
    const { stderr, status } = spawnSync('emacs', ['--batch', '-l', path.join(folder, 'try.el')], {
      encoding: 'utf8',
      timeout: 50_000,
    });
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    const said = readFileSync(out, 'utf8');
    expect(said).toContain('Keep logs for a year');
    expect(said).toContain('requirements/a/own.md');
    expect(said).toContain('ACME-2 is not in the catalogue');
  },
);
