import { describe, expect, test } from 'vitest';
import { otherRootsOf, rootOf } from '../../../../src/core/service/suggestions/wordRoot.ts';

describe('forms of a word have one root', () => {
  test.each([
    'anonymise anonymize anonymised anonymizing anonymisation anonymizations',
    'erase erased erasing erasure',
    'delete deletes deleted deletion',
    'encrypt encrypted encryption encrypts',
    'notify notified notifies notification notifications',
    'transfer transferred transferring transfers',
    'breach breaches breached',
    'assess assessed assessment assessments',
    'cookie cookies',
    'forget forgotten forgot',
    'withdraw withdrawn withdrew withdrawal',
    'blur blurred blurring',
    'disclose disclosure disclosed',
    'expire expired expiry',
  ])('%s', (forms) => {
    const roots = new Set(forms.split(' ').map(rootOf));
    expect([...roots]).toHaveLength(1);
  });
});

test.each([
  ['region', 'reg'],
  ['author', 'authorize'],
  ['replica', 'reply'],
  ['consent', 'const'],
  ['status', 'statu'],
  ['class', 'clas'],
  ['gps', 'gp'],
])('%s and %s have not', (one, other) => {
  expect(rootOf(one)).not.toBe(rootOf(other));
});

test.each([
  ['uploader', 'upload'],
  ['blurrer', 'blur'],
  ['encryptors', 'encrypt'],
  ['wiped', 'wipe'],
])('%s may also be of %s', (word, other) => {
  expect(otherRootsOf(word)).toContain(rootOf(other));
});
