import { optional } from '../base/optional.ts';
import { phrase } from '../base/phrase.ts';
import { withoutBom } from '../base/text.ts';
import type { Parsed } from '../model/finding.ts';
import {
  type ConfiguredLink,
  defaultSettings,
  type NotApplicable,
  type Policy,
  type Scope,
  type Settings,
} from '../model/settings.ts';
import { libraryTree } from './libraryTree.ts';
import { readPlainSettings } from './plainSettings.ts';
import { quoted } from './quoted.ts';
import { entriesOf, mapOf, type SettingMap } from './settingMap.ts';
import {
  linkKeys,
  notApplicableKeys,
  policyKeys,
  scopeKeys,
  settingsKeys,
  sourcesKeys,
} from './settingsSchema.ts';
import type { SettingTree } from './settingTree.ts';
import {
  globsOf,
  listOf,
  mappingsOf,
  type ReadValue,
  readDate,
  readGlob,
  readIdGlob,
  readLoneIdGlob,
  readPath,
  readPinnedId,
  readRelation,
  readTag,
  readText,
  readVerb,
} from './settingValues.ts';
import { YamlSource } from './yamlSource.ts';

/** Reads `regtrace.yaml`. What is broken is reported as `invalid-config`, and its default holds; the rest counts. */
export function parseSettings(text: string): Parsed<Settings> {
  const body = withoutBom(text);
  const root = readPlainSettings(body);
  const settings = root && settingsIn(body, { root, errors: [] });
  // Only the library knows the places of blocks, and where else to look for what is wrong.
  return settings?.problems.length === 0 ? settings : parseAnySettings(text);
}

/** The same by the library alone, for everything that YAML allows. */
export function parseAnySettings(text: string): Parsed<Settings> {
  const body = withoutBom(text);
  return settingsIn(body, libraryTree(body));
}

function settingsIn(text: string, tree: SettingTree): Parsed<Settings> {
  const source = new YamlSource(text, tree);
  const file = mapOf(settingsKeys)(source, source.root, phrase('The file'));
  return { value: file ? settingsOf(file) : defaultSettings, problems: source.problems };
}

function settingsOf(file: SettingMap<keyof typeof settingsKeys>): Settings {
  const sources = file.read('sources', mapOf(sourcesKeys, 'sources.'));
  const baseline = file.read('baseline', readPath);
  return {
    requirements: file.read('requirements', globsOf(readGlob)) ?? defaultSettings.requirements,
    ...optional('packs', file.read('packs', globsOf(readIdGlob))),
    ...optional('scope', file.read('scope', readScope)),
    include: sources?.read('include', globsOf(readGlob)) ?? defaultSettings.include,
    exclude: sources?.read('exclude', globsOf(readGlob)) ?? defaultSettings.exclude,
    tags: file.read('tags', readTags) ?? defaultSettings.tags,
    verbs: file.read('verbs', readVerbs) ?? defaultSettings.verbs,
    policy: file.read('policy', readPolicy) ?? defaultSettings.policy,
    notApplicable:
      file.read('not-applicable', mappingsOf(readNotApplicable)) ?? defaultSettings.notApplicable,
    links: file.read('links', mappingsOf(readLink)) ?? defaultSettings.links,
    results: file.read('results', globsOf(readGlob)) ?? defaultSettings.results,
    ...optional('baseline', baseline?.value),
  };
}

/** A scope that narrows nothing counts as none: to put every bundled instrument in scope is never meant by it. */
const readScope: ReadValue<Scope> = (source, node, what) => {
  const section = mapOf(scopeKeys, 'scope.')(source, node, what);
  const jurisdictions = section?.read('jurisdictions', listOf(readText));
  const instruments = section?.read('instruments', globsOf(readIdGlob));
  const roles = section?.read('roles', listOf(readText));
  if (!jurisdictions && !instruments && !roles) return undefined;
  return {
    ...optional('jurisdictions', jurisdictions),
    ...optional('instruments', instruments),
    ...optional('roles', roles),
  };
};

const readTags: ReadValue<readonly string[]> = (source, node, what) => {
  const tags = listOf(readTag)(source, node, what);
  if (tags?.length === 0)
    return source.fail(source.rangeOf(node), phrase('{0} needs a tag, such as "@reg".', what));
  return tags && [...new Set(tags)];
};

const readVerbs: ReadValue<Settings['verbs']> = (source, node, what) => {
  const verbs = [];
  for (const { key, value } of entriesOf(source, node, what) ?? []) {
    const glob = readGlob(source, key, phrase('A glob'));
    const verb = readVerb(source, value, phrase('A verb'));
    if (!source.isGiven(value))
      source.fail(source.rangeOf(key), phrase('The glob {0} needs a verb.', quoted(String(key.value))));
    if (glob && verb) verbs.push({ glob, verb });
  }
  return verbs;
};

const readPolicy: ReadValue<Policy> = (source, node, what) => {
  const section = mapOf(policyKeys, 'policy.')(source, node, what);
  const relations = (key: keyof Policy) =>
    section?.read(key, listOf(readRelation)) ?? defaultSettings.policy[key];
  return {
    must: relations('must'),
    'must-not': relations('must-not'),
    should: relations('should'),
    may: relations('may'),
  };
};

/** An entry whose reason or end cannot be read does not count: a slip must not hide obligations. */
const readNotApplicable: ReadValue<NotApplicable> = (source, node, what) => {
  const entry = mapOf(notApplicableKeys)(source, node, what);
  if (!entry) return undefined;
  const match = entry.read('match', readLoneIdGlob);
  const reason = entry.read('reason', (from, value, key) => from.text(value, key));
  const until = entry.read('until', readDate);
  const by = entry.read('by', readText);
  if (!entry.has('match')) source.fail(entry.range, phrase('{0} needs a "match".', what));
  const isUnreasoned = reason ? reason.value.trim() === '' : !entry.has('reason');
  if (isUnreasoned)
    source.fail(reason?.range ?? match?.range ?? entry.range, phrase('{0} needs a reason.', what));
  if (!match || !reason || isUnreasoned || (entry.has('until') && !until)) return undefined;
  return { match, reason: reason.value.trim(), ...optional('by', by?.value), ...optional('until', until) };
};

const readLink: ReadValue<ConfiguredLink> = (source, node, what) => {
  const entry = mapOf(linkKeys)(source, node, what);
  if (!entry) return undefined;
  const file = entry.read('file', readPath);
  const ids = entry.read('ids', listOf(readPinnedId));
  const verb = entry.has('verb') ? entry.read('verb', readVerb) : 'implements';
  const note = entry.read('note', readText);
  const until = entry.read('until', readDate);
  const by = entry.read('by', readText);
  if (!entry.has('file')) source.fail(entry.range, phrase('{0} needs a "file".', what));
  if (!entry.has('ids') || ids?.length === 0)
    source.fail(file?.range ?? entry.range, phrase('{0} needs "ids".', what));
  if (!file || !verb || !ids || ids.length === 0) return undefined;
  return {
    file,
    verb,
    ids,
    ...optional('note', note?.value),
    ...optional('until', until),
    ...optional('by', by?.value),
  };
};
