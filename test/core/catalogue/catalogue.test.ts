import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  emptyCatalogue,
  fileKey,
  updateCatalogue,
} from '../../../src/core/catalogue/catalogue.ts';
import { catalogueProblems } from '../../../src/core/catalogue/catalogueProblems.ts';
import { parseRequirementFile } from '../../../src/core/catalogue/parseRequirementFile.ts';
import type { RequirementFile } from '../../../src/core/catalogue/requirementFile.ts';
import { fromIndex, toIndex } from '../../../src/core/catalogue/serialize.ts';
import type { Origin } from '../../../src/core/model/location.ts';
import { randomRuns } from '../randomRuns.ts';

const file = (path: string, text: string, origin: Origin = 'workspace') =>
  parseRequirementFile(path, text, origin).value;

const catalogueOf = (...files: RequirementFile[]) =>
  updateCatalogue(
    emptyCatalogue,
    files.map((one) => [fileKey(one.origin, one.path), one]),
  );

/** The file as it ships. */
function readLater(one: RequirementFile): RequirementFile {
  const [shipped] = fromIndex(toIndex([one]));
  if (!shipped) throw new Error('It is lost.');
  return shipped;
}

const idsOf = (obligations: readonly { readonly id: string }[]) => obligations.map(({ id }) => id);

describe('Catalogue', () => {
  test('lists obligations in natural order', () => {
    const catalogue = catalogueOf(file('b.md', '# A-40 t\n# A-3 t'), file('a.md', '# A-10 t\n# B-1 t'));
    expect(idsOf(catalogue.obligations())).toEqual(['A-3', 'A-10', 'A-40', 'B-1']);
    expect(catalogue.size).toBe(4);
    expect(catalogue.obligations()).toBe(catalogue.obligations());
  });

  test('the workspace wins over the bundle, then the path in natural order, then the line', () => {
    const catalogue = catalogueOf(
      file('a.md', '# A-1 bundled', 'bundled'),
      file('r10.md', '# A-1 ten'),
      file('r9.md', '# A-1 nine\n# A-1 nine again'),
    );
    expect(catalogue.obligation('A-1')?.title).toBe('nine');
    expect(catalogue.definitionsOf('A-1').map(({ title }) => title)).toEqual([
      'nine',
      'nine again',
      'ten',
      'bundled',
    ]);
    expect(catalogue.size).toBe(1);
    const without = updateCatalogue(catalogue, [['workspace:r9.md', undefined]]);
    expect(without.obligation('A-1')?.title).toBe('ten');
    expect(catalogue.obligation('A-1')?.title).toBe('nine');
  });

  test('a file that is read later is known by its ids and its instrument, and read for one of its obligations', () => {
    const law = file('a.md', '---\ninstrument: X-1\n---\n# A-2 t\n# A-10 t\n# A-1 t', 'bundled');
    const [contents] = toIndex([law]).split('\n');
    const broken = fromIndex(`${contents}\n{`);
    const catalogue = catalogueOf(...broken, file('b.md', '# B-1 own'));
    expect(catalogue.ids()).toEqual(['A-1', 'A-2', 'A-10', 'B-1']);
    expect(catalogue.instruments().map(({ id }) => id)).toEqual(['X-1', 'b']);
    const instruments = ['A-1', 'B-1', 'C-1'].map((id) => catalogue.prebuiltInstrument(id));
    expect(instruments).toEqual(['X-1', undefined, undefined]);
    expect(() => catalogue.obligation('A-1')).toThrow(SyntaxError);
  });

  test('one path may stand in both origins', () => {
    const catalogue = catalogueOf(file('a.md', '# A-1 own'), file('a.md', '# A-2 bundled', 'bundled'));
    expect(catalogue.file('workspace', 'a.md')?.obligations[0]?.id).toBe('A-1');
    expect(catalogue.file('bundled', 'a.md')?.obligations[0]?.id).toBe('A-2');
    expect(catalogue.files().map(({ origin }) => origin)).toEqual(['workspace', 'bundled']);
  });

  test('children, members and relating obligations are those that count', () => {
    const catalogue = catalogueOf(
      file(
        'a.md',
        '---\ninstrument: X-1\n---\n# A-1 t\n## A-1.10 t\n## A-1.2 t\n```yaml\nrelated: [B-1, B-1]\n```',
      ),
      file(
        'b.md',
        '---\ninstrument: X-1\n---\n# A-1.10 loses\n```yaml\nrelated: [B-1]\n```\n# A-2 t\n```yaml\nsuperseded-by: B-1\n```',
      ),
    );
    expect(idsOf(catalogue.childrenOf('A-1'))).toEqual(['A-1.2', 'A-1.10']);
    expect(idsOf(catalogue.obligationsOf('X-1'))).toEqual(['A-1', 'A-1.2', 'A-1.10', 'A-2']);
    expect(idsOf(catalogue.relatingTo('B-1'))).toEqual(['A-1.2', 'A-2']);
    expect(catalogue.childrenOf('nope')).toEqual([]);
    expect(catalogue.obligationsOf('nope')).toEqual([]);
    expect(catalogue.relatingTo('nope')).toEqual([]);
    expect(catalogue.definitionsOf('nope')).toEqual([]);
    expect(catalogue.obligation('__proto__')).toBeUndefined();
  });

  test('merges an instrument from all that declare it', () => {
    const catalogue = catalogueOf(
      file('a.md', '---\ninstrument: X-1\ntitle: Bundled\nstatus: adopted\nnumber: 7\n---\n', 'bundled'),
      file('r10.md', '---\ninstrument: X-1\ntitle: Ten\nauthority: Ten\n---\n'),
      file('r9.md', '---\ninstrument: X-1\ntitle: Nine\n---\n'),
    );
    const instrument = catalogue.instrument('X-1');
    expect(instrument).toMatchObject({
      id: 'X-1',
      title: 'Nine',
      authority: 'Ten',
      status: 'adopted',
      number: '7',
    });
    expect(instrument?.locations.map(({ path }) => path)).toEqual(['r9.md', 'r10.md', 'a.md']);
    expect(catalogue.instruments()).toEqual([instrument]);
  });

  test('an instrument stays the same object while its declarations do', () => {
    const before = catalogueOf(file('a.md', '---\ninstrument: X-1\n---\n# A-1 t'));
    const other = updateCatalogue(before, [['workspace:b.md', file('b.md', '# B-1 t')]]);
    expect(other.instrument('X-1')).toBe(before.instrument('X-1'));
    const changed = updateCatalogue(other, [
      ['workspace:a.md', file('a.md', '---\ninstrument: X-1\ntitle: T\n---\n')],
    ]);
    expect(changed.instrument('X-1')).not.toBe(before.instrument('X-1'));
  });

  test('an obligation outside any instrument belongs to one named after its file', () => {
    const catalogue = catalogueOf(file('x/login.md', '# A-1 t'), file('README.md', '# Read me'));
    expect(catalogue.instruments().map(({ id }) => id)).toEqual(['login']);
    expect(idsOf(catalogue.obligationsOf('login'))).toEqual(['A-1']);
  });

  test('updating one file of many reads no other', () => {
    let read = 0;
    const files = Array.from({ length: 50 }, (_, f) => {
      const one = file(`f${f}.md`, `# A-${f}-1 t\n# A-${f}-2 t\n`);
      const obligations = () => {
        read++;
        return one.obligations;
      };
      return Object.defineProperty({ ...one }, 'obligations', { get: obligations });
    });
    const catalogue = catalogueOf(...files);
    expect(catalogue.obligations()).toHaveLength(100);
    expect(read).toBeGreaterThanOrEqual(50);
    read = 0;
    const updated = updateCatalogue(catalogue, [['workspace:f7.md', file('f7.md', '# A-7-1 u')]]);
    expect(updated.size).toBe(99);
    expect(updated.obligation('A-7-1')?.title).toBe('u');
    // What the file had before is taken out.
    expect(read).toBeLessThan(5);
  });
});

describe('incremental equals rebuild', () => {
  const id = fc.constantFrom('A-1', 'A-1.1', 'A-2', 'A-10', 'B-1');
  const block = fc.oneof(
    fc
      .tuple(fc.constantFrom('#', '##', '###'), id, fc.array(id, { maxLength: 2 }))
      .map(
        ([marks, own, related]) =>
          `${marks} ${own} t\n\`\`\`yaml\nrelated: [${related.join(', ')}]\n\`\`\`\n`,
      ),
    fc.constantFrom('# Part\n', 'text\n'),
  );
  const front = fc.constantFrom(
    '',
    '---\ninstrument: X-1\ntitle: One\n---\n',
    '---\ninstrument: X-1\ntitle: Two\n---\n',
    '---\ninstrument: X-2\n---\n',
  );
  const text = fc
    .tuple(front, fc.array(block, { maxLength: 5 }))
    .map(([head, blocks]) => head + blocks.join(''));
  const step = fc.record({
    path: fc.constantFrom('a.md', 'r9.md', 'r10.md', 'x/b.md'),
    origin: fc.constantFrom<Origin>('workspace', 'bundled'),
    text: fc.option(text, { nil: undefined }),
    lookAtOrder: fc.boolean(),
    prepares: fc.boolean(),
  });

  function everything(catalogue: Catalogue) {
    const ids = ['A-1', 'A-1.1', 'A-2', 'A-10', 'B-1'];
    return {
      obligations: catalogue.obligations(),
      instruments: catalogue.instruments(),
      files: catalogue.files().map(({ path, origin, instrument, obligations }) => {
        return { path, origin, instrument, obligations };
      }),
      size: catalogue.size,
      problems: catalogueProblems(catalogue),
      byId: ids.map((one) => [
        catalogue.obligation(one),
        catalogue.definitionsOf(one),
        catalogue.childrenOf(one),
        catalogue.relatingTo(one),
        catalogue.filesAround(one).toSorted(),
      ]),
      byInstrument: ['X-1', 'X-2', 'a', 'b', 'r9'].map((one) => [
        catalogue.instrument(one),
        catalogue.obligationsOf(one),
      ]),
    };
  }

  test('after any script of edits', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 8 }), (script) => {
        let catalogue = emptyCatalogue;
        const files = new Map<string, RequirementFile | undefined>();
        const shipped = (one: RequirementFile) => (one.origin === 'bundled' ? readLater(one) : one);
        for (const batch of script) {
          const changes = batch.map(
            (one) =>
              [
                fileKey(one.origin, one.path),
                one.text === undefined ? undefined : file(one.path, one.text, one.origin),
              ] as const,
          );
          catalogue = updateCatalogue(
            catalogue,
            changes.map(([key, value]) => [key, value && shipped(value)]),
          );
          for (const [key, value] of changes) files.set(key, value);
          if (batch[0]?.lookAtOrder) catalogue.obligations();
          if (batch[0]?.prepares) catalogue.prepare();
        }
        expect(everything(catalogue)).toEqual(everything(updateCatalogue(emptyCatalogue, files)));
      }),
      { numRuns: randomRuns(200) },
    );
  });
});
