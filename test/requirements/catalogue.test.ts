import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { unconfirmedList } from '../../scripts/listUnconfirmed.ts';
import { catalogueProblems } from '../../src/core/catalogue/catalogueProblems.ts';
import { fromIndex, toIndex } from '../../src/core/catalogue/serialize.ts';
import { catalogue, files, listedIn, obligations } from './bundled.ts';

const instruments = catalogue.instruments();
const MAX_WORDS = 90;

/** What each obligation fails, as `ID: what`; the tests expect nothing. */
function failing(check: (one: (typeof obligations)[number]) => string | undefined): string[] {
  return obligations.flatMap((one) => {
    const what = check(one);
    return what === undefined ? [] : [`${one.id}: ${what}`];
  });
}

test('nothing of the catalogue is lost', () => {
  expect(instruments).toHaveLength(71);
  expect(obligations).toHaveLength(429);
});

test('the prebuilt index is equal to parsing', () => {
  const back = fromIndex(toIndex(files)).map(({ path, origin, instrument, obligations }) => {
    return { path, origin, instrument, obligations };
  });
  expect(back).toEqual(files);
});

test('nothing is defined twice, and no instrument contradicts itself', () => {
  const asWorkspace = files.flatMap((file) => file.obligations.map(({ id }) => id));
  expect(new Set(asWorkspace).size).toBe(asWorkspace.length);
  expect(catalogueProblems(catalogue)).toEqual([]);
});

describe('instruments', () => {
  test('have a title, a status, and dates in order', () => {
    for (const { id, title, status, adopted, inForce, applies } of instruments) {
      expect(title, id).toBeDefined();
      expect(status, id).toBeDefined();
      if (adopted && inForce) expect(adopted <= inForce, `${id} in force before it was adopted`).toBe(true);
      if (inForce && applies) expect(inForce <= applies, `${id} applies before it is in force`).toBe(true);
    }
  });

  test('have a source on the web, or none', () => {
    for (const { id, source } of instruments)
      if (source) expect(source, id).toMatch(/^https:\/\/[^/\s]+\.[^/\s]+(\/\S*)?$/);
  });

  test('have a jurisdiction, unless they are standards', () => {
    for (const { id, jurisdiction } of instruments) {
      if (/^(STD|ISO)-/.test(id)) expect(jurisdiction, id).toBeUndefined();
      else expect(jurisdiction, id).toMatch(/^[A-Z]{2}$/);
    }
  });
});

describe('obligations', () => {
  test('have a title of their own within the instrument', () => {
    const seen = new Set<string>();
    const twice = failing(({ instrument, title }) => {
      const key = `${instrument} ${title.toLowerCase()}`;
      if (seen.has(key)) return `"${title}" stands twice`;
      seen.add(key);
      return title.length > 80 ? 'the title is long' : undefined;
    });
    expect(twice).toEqual([]);
  });

  test('have an id that follows the clause', () => {
    expect(
      failing(({ id, instrument, clause }) => clauseMismatch(id.slice(instrument.length + 1), clause)),
    ).toEqual([]);
  });

  test('relate to obligations that exist, in both directions', () => {
    const wanted = {
      equal: 'equal',
      subset: 'superset',
      superset: 'subset',
      intersects: 'intersects',
    } as const;
    const wrong = obligations.flatMap((one) =>
      one.related.flatMap(({ id, relation }) => {
        const other = catalogue.obligation(id);
        if (!other) return [`${one.id} -> ${id}: does not exist`];
        const back = other.related.find((related) => related.id === one.id);
        if (!back) return [`${one.id} -> ${id}: one-sided`];
        return back.relation === wanted[relation]
          ? []
          : [`${one.id} -> ${id}: ${relation}, but back ${back.relation}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('bind listed roles, and bear listed tags', () => {
    const roles = listedIn('requirements/roles.md');
    const tags = listedIn('requirements/tags.md');
    expect(roles.size).toBeGreaterThan(30);
    expect(tags.size).toBeGreaterThan(30);
    expect(
      failing(({ binds, tags: own }) => {
        if (binds.length === 0 || own.length === 0) return 'no role or no tag';
        const stray = [...binds.filter((role) => !roles.has(role)), ...own.filter((tag) => !tags.has(tag))];
        return stray.length > 0 ? stray.join(', ') : undefined;
      }),
    ).toEqual([]);
  });

  test('have controls, signals and a paraphrase that is short enough', () => {
    expect(
      failing(({ controls, signals, body }) => {
        if (controls.length < 1 || controls.length > 3) return `${controls.length} controls`;
        if (signals.length < 6 || signals.length > 20) return `${signals.length} signals`;
        const stray = signals.find((signal) => !/^[a-z][a-z0-9]*$/.test(signal));
        if (stray !== undefined) return `signal "${stray}"`;
        const words = body.split(/\s+/).length;
        return words > MAX_WORDS || words < 12 ? `${words} words` : undefined;
      }),
    ).toEqual([]);
  });

  test('have changes for each revision, none later than the catalogue', () => {
    expect(
      failing(({ revision, changes }) => {
        for (let number = 2; number <= revision; number++) {
          if (!changes.some((change) => change.revision === number))
            return `revision ${number} has no change`;
        }
        return changes.some((change) => change.revision > revision)
          ? 'a change without its revision'
          : undefined;
      }),
    ).toEqual([]);
  });

  // @reg REGTRACE-10
  test('never promise compliance', () => {
    expect(
      failing(({ body, controls }) =>
        /\bcomplian/i.test([body, ...controls].join(' ')) ? 'complian…' : undefined,
      ),
    ).toEqual([]);
  });
});

/** Scripts of the languages that instruments are written in, by the beginning of their ids. */
const SCRIPTS: readonly (readonly [prefix: string, script: RegExp])[] = [
  ['CN-', /^[\p{Script=Han}\p{N}\p{P}A-Za-z ]+$/u],
  ['JP-', /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
  ['KR-', /\p{Script=Hangul}/u],
  ['RU-', /\p{Script=Cyrillic}/u],
  ['SA-', /\p{Script=Arabic}/u],
  ['VN-', /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i],
];

describe('native titles', () => {
  test.each(SCRIPTS)('%s', (prefix, script) => {
    const own = obligations.filter(({ id }) => id.startsWith(prefix));
    expect(own.length).toBeGreaterThan(0);
    for (const { id, nativeTitle } of own) {
      expect(nativeTitle, id).toMatch(script);
      if (prefix === 'CN-') expect(nativeTitle, id).toMatch(/\p{Script=Han}/u);
    }
  });

  test('also in Portuguese, Indonesian and German', () => {
    for (const one of obligations)
      if (/^(BR|ID|CH)-/.test(one.id)) expect(one.nativeTitle, one.id).toBeTruthy();
  });
});

// @reg REGTRACE-11
test('the list of unconfirmed obligations is up to date', () => {
  expect(readFileSync('requirements/unconfirmed.md', 'utf8')).toBe(unconfirmedList(obligations));
});

/** The first number of a clause, with its levels, begins the id's own part: `Article 5(1)(e)` and `5.1.e`. */
function clauseMismatch(tail: string, clause: string | undefined): string | undefined {
  if (clause === undefined) return 'no clause';
  // Ids write annexes with a digit, laws with a numeral: `A1` is Annex I.
  const named = clause.replace(
    /Annex (I{1,3}|IV)\b/g,
    (_, numeral: string) => `A${['I', 'II', 'III', 'IV'].indexOf(numeral) + 1}`,
  );
  const numbers = tail.match(/\d+[a-z]?/gi) ?? [];
  const missing = numbers.filter((number) => !new RegExp(`(?<![0-9])${number}(?![0-9])`, 'i').test(named));
  return missing.length > 0 ? `${tail} does not follow "${clause}"` : undefined;
}
