/** All `*.test.ts` files of this folder; the build makes this module. */
declare module 'regtrace:suites';
