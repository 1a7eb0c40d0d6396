import { expect, test } from 'vitest';
import { languageById, languageOf } from '../../../src/core/annotations/languages.ts';

test.each([
  ['src/a.ts', '', 'typescript'],
  ['src/a.d.ts', '', 'typescript'],
  ['src/A.TSX', '', 'typescriptreact'],
  ['src/a.mjs', '', 'javascript'],
  ['Dockerfile', '', 'dockerfile'],
  ['build/Dockerfile.dev', '', 'dockerfile'],
  ['dev.dockerfile', '', 'dockerfile'],
  ['CMakeLists.txt', '', 'cmake'],
  ['GNUmakefile', '', 'makefile'],
  ['rules.mk', '', 'makefile'],
  ['.env.local', '', 'dotenv'],
  ['tsconfig.build.json', '', 'jsonc'],
  ['.vscode/settings.json', '', 'jsonc'],
  ['package.json', '', 'json'],
  ['a.blade.php', '', 'blade'],
  ['a.php', '', 'php'],
  ['a.yaml.tmpl', '', 'yaml'],
  ['config.h.in', '', 'c'],
  ['index.html.erb', '', 'erb'],
  ['a.rb.erb', '', 'ruby'],
  ['Gemfile', '', 'ruby'],
  ['run', '#!/bin/sh', 'shellscript'],
  ['run', '#!/usr/bin/env python3.12', 'python'],
  ['run', '#!/usr/bin/env -S FOO=1 node --x', 'javascript'],
  ['run', '#! /usr/local/bin/perl -w', 'perl'],
  ['run', '#!/opt/thing', undefined],
  ['run', 'text', undefined],
  ['a.txt', '', undefined],
  ['a.xyz', '#!/bin/bash', 'shellscript'],
  ['a.m', '#import <Foundation/Foundation.h>', 'objective-c'],
  ['a.m', 'function y = f(x)', 'matlab'],
  ['a.', '', undefined],
  ['', '', undefined],
])('%s %s is %s', (path, firstLine, id) => {
  expect(languageOf(path, firstLine)?.id).toBe(id);
});

test.each([
  ['typescriptreact', 'typescriptreact'],
  ['javascriptreact', 'javascript'],
  ['cuda-cpp', 'cpp'],
  ['django-html', 'jinja'],
  ['dockercompose', 'yaml'],
  ['plaintext', undefined],
])('the id %s is %s', (vscodeId, id) => {
  expect(languageById(vscodeId)?.id).toBe(id);
});
