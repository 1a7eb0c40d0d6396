import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PacedLooks } from '../../src/lsp/pacedLooks.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looks that take a while, and how many there were. */
function looksOf(milliseconds: number) {
  let count = 0;
  const looks = new PacedLooks(async () => {
    count++;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  });
  const ask = async () => {
    const asked = looks.ask();
    await vi.advanceTimersByTimeAsync(milliseconds);
    await asked;
    return count;
  };
  return { looks, ask, count: () => count };
}

test('a question looks, and not each of them', async () => {
  const { ask } = looksOf(10);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(await ask()).toBe(2);
});

test('a folder that takes long to walk is walked seldom', async () => {
  const { ask } = looksOf(1000);
  await ask();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await ask()).toBe(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(await ask()).toBe(2);
});

test('questions at once share a look', async () => {
  const { looks, count } = looksOf(10);
  const asked = Promise.all([looks.ask(), looks.ask(), looks.ask()]);
  await vi.advanceTimersByTimeAsync(10);
  await asked;
  expect(count()).toBe(1);
});

test('haste makes the next question look, also where it came in the middle of a look', async () => {
  const { looks, ask } = looksOf(10);
  await ask();
  looks.hurry();
  const asked = looks.ask();
  await vi.advanceTimersByTimeAsync(5);
  looks.hurry();
  await vi.advanceTimersByTimeAsync(5);
  await asked;
  expect(await ask()).toBe(3);
  expect(await ask()).toBe(3);
});

test('a look that fails is told of, and the next question looks again', async () => {
  let count = 0;
  const looks = new PacedLooks(async () => {
    count++;
    throw new Error('no folder');
  });
  await expect(looks.ask()).rejects.toThrow('no folder');
  await expect(looks.ask()).rejects.toThrow('no folder');
  expect(count).toBe(2);
});
