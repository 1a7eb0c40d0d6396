import { describe, expect, test } from 'vitest';
import { fromPage, toPage } from '../../src/webview/protocol.ts';

const open = { type: 'open', origin: 'workspace', path: 'src/a.ts', line: 3, beside: false };
const change = { list: 'page', at: 0, remove: 0, insert: ['<p></p>'] };

describe('what the page says', () => {
  test.each([
    ['it is there', { type: 'ready', page: '7' }],
    ['a place', open],
    ['a place of the catalogue', { ...open, origin: 'bundled', beside: true }],
  ])('%s', (_name, message) => {
    expect(fromPage(message)).toEqual(message);
  });

  test('what else is in a message is left out', () => {
    expect(fromPage({ type: 'ready', page: '7', command: 'x' })).toEqual({ type: 'ready', page: '7' });
    expect(fromPage({ ...open, selection: {} })).toEqual(open);
  });

  test.each([
    undefined,
    null,
    'ready',
    42,
    [],
    {},
    { type: 'run', command: 'workbench.action.quit' },
    { type: 'Ready', page: '7' },
    { type: 'ready' },
    { type: 'ready', page: 7 },
    { ...open, origin: 'https' },
    { ...open, path: 7 },
    { ...open, line: 0 },
    { ...open, line: -1 },
    { ...open, line: 1.5 },
    { ...open, line: Number.NaN },
    { ...open, line: '3' },
    { ...open, beside: undefined },
  ])('%j is nothing', (message) => {
    expect(fromPage(message)).toBeUndefined();
  });
});

describe('what the editor says', () => {
  test('changes', () => {
    const message = { type: 'change', page: '7', changes: [change], isLast: true };
    expect(toPage(message)).toEqual(message);
  });

  test.each([
    undefined,
    'change',
    { type: 'ready' },
    { type: 'change', page: '7', changes: change, isLast: true },
    { type: 'change', page: '7', changes: [change] },
    { type: 'change', changes: [change], isLast: true },
    { type: 'change', page: '7', changes: [{ ...change, at: -1 }], isLast: true },
    { type: 'change', page: '7', changes: [{ ...change, insert: [1] }], isLast: true },
    { type: 'change', page: '7', changes: [{ ...change, list: undefined }], isLast: true },
  ])('%j is nothing', (message) => {
    expect(toPage(message)).toBeUndefined();
  });
});
