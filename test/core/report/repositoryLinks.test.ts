import { describe, expect, test } from 'vitest';
import { permalinks, repositoryUri } from '../../../src/core/report/repositoryLinks.ts';

describe('the address of a repository, without secrets', () => {
  test.each([
    ['https://github.com/o/r.git', 'https://github.com/o/r'],
    ['https://user:ghp_secret@github.com/o/r.git', 'https://github.com/o/r'],
    ['https://ghp_secret@GitHub.com/o/r/', 'https://github.com/o/r'],
    ['https://oauth2:p@ss@gitlab.com/o/r', 'https://gitlab.com/o/r'],
    ['https://user:p/ss@host/o/r', undefined],
    ['git@github.com:o/r.git', 'https://github.com/o/r'],
    ['github.com:o/r', 'https://github.com/o/r'],
    ['ssh://git@gitlab.example.com:2222/group/sub/r.git', 'https://gitlab.example.com/group/sub/r'],
    ['git://host/r.git', 'https://host/r'],
    ['https://host/o/r?token=secret', undefined],
    ['/srv/git/r.git', undefined],
    ['../r.git', undefined],
    ['file:///srv/r.git', undefined],
    ['C:\\git\\r', undefined],
    ['', undefined],
  ])('%s', (remote, expected) => {
    const uri = repositoryUri(remote);
    expect(uri ?? '').not.toMatch(/secret|ss@/);
    expect(uri).toBe(expected);
  });
});

describe('links to lines at a commit', () => {
  test.each([
    ['https://github.com/o/r', 'https://github.com/o/r/blob/abc/svc/a%20b/{path}#L{line}'],
    ['https://gitee.com/o/r', 'https://gitee.com/o/r/blob/abc/svc/a%20b/{path}#L{line}'],
    ['https://gitlab.example.com/g/r', 'https://gitlab.example.com/g/r/-/blob/abc/svc/a%20b/{path}#L{line}'],
    ['https://codeberg.org/o/r', 'https://codeberg.org/o/r/src/commit/abc/svc/a%20b/{path}#L{line}'],
    ['https://bitbucket.org/o/r', 'https://bitbucket.org/o/r/src/abc/svc/a%20b/{path}#lines-{line}'],
    ['https://git.example.com/o/r', undefined],
    ['https://notgithub.example/o/r', undefined],
  ])('%s', (uri, expected) => {
    expect(permalinks(uri, 'abc', 'svc/a b/')).toBe(expected);
  });
});
