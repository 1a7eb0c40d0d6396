import type * as fs from 'node:fs';

/** Absolute paths and the error codes with which the disk answers to them. */
export const refused = new Map<string, string>();

/** Absolute paths that calls went to, in their order. */
export const called: string[] = [];

/**
 * The file system with calls that fail where {@link refused} says so: permissions do not bind every user, and a disk
 * does not fail when a test asks it to.
 */
export function refusing(actual: typeof fs): typeof fs {
  const guarded = <F extends (...args: never[]) => unknown>(call: F): F =>
    new Proxy(call, {
      apply(target, self, args) {
        const path = String(args[0]);
        called.push(path);
        const code = refused.get(path);
        if (code !== undefined) throw Object.assign(new Error(`${code}: refused`), { code });
        return Reflect.apply(target, self, args);
      },
    });
  return {
    ...actual,
    readdirSync: guarded(actual.readdirSync),
    openSync: guarded(actual.openSync),
  };
}
