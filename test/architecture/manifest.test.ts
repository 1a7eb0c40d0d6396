import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  COVERAGE_QUESTION,
  FILE_QUESTION,
  OBLIGATION_QUESTION,
  questionSchema,
  SEARCH_QUESTION,
} from '../../src/core/index.ts';
import {
  AGENT_SERVER,
  AGENT_TOOLS,
  COMMANDS,
  CONTEXT_KEYS,
  EXTENSION,
  SETTINGS,
  VIEW_CONTAINER,
  VIEWS,
  WALKTHROUGH,
} from '../../src/vscode/contributions.ts';
import { project, sourcesIn } from './sources.ts';

const read = (file: string) => readFileSync(path.join(project, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const words = JSON.parse(read('package.nls.json'));
const contributes = manifest.contributes;
const sorted = (names: Iterable<string>) => [...names].sort();

// @reg REGTRACE-8
describe('the manifest and contributions.ts name the same things', () => {
  test('commands', () => {
    const contributed = contributes.commands.map((command: { command: string }) => command.command);
    expect(sorted(contributed)).toEqual(sorted(Object.values(COMMANDS)));
  });

  test('views', () => {
    expect(Object.keys(contributes.views)).toEqual([VIEW_CONTAINER]);
    const contributed = contributes.views[VIEW_CONTAINER].map((view: { id: string }) => view.id);
    expect(sorted(contributed)).toEqual(sorted(Object.values(VIEWS)));
  });

  test('settings', () => {
    const sections: { properties: Record<string, { order: number }> }[] = contributes.configuration;
    const contributed = sections.flatMap(({ properties }) => Object.keys(properties));
    const orders = sections.flatMap(({ properties }) => Object.values(properties).map(({ order }) => order));
    expect(orders).toEqual([...orders].sort((a, b) => a - b));
    expect(sorted(contributed)).toEqual(sorted(Object.values(SETTINGS)));
  });

  test('the extension itself', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe(EXTENSION);
  });

  test('the walkthrough', () => {
    expect(contributes.walkthroughs.map(({ id }: { id: string }) => id)).toEqual([WALKTHROUGH]);
  });

  test('the walkthrough waits for commands and views that exist', () => {
    const events: string[] = contributes.walkthroughs[0].steps.flatMap(
      (step: { completionEvents: string[] }) => step.completionEvents,
    );
    expect(events).toHaveLength(4);
    const known = [
      ...Object.values(COMMANDS).map((command) => `onCommand:${command}`),
      ...Object.values(VIEWS).map((view) => `onView:${view}`),
    ];
    for (const event of events) expect(known).toContain(event);
  });

  test('tools of agents, each with the arguments that it reads', () => {
    const tools: { name: string; inputSchema: unknown }[] = contributes.languageModelTools;
    expect(Object.fromEntries(tools.map(({ name, inputSchema }) => [name, inputSchema]))).toEqual({
      [AGENT_TOOLS.search]: questionSchema(SEARCH_QUESTION),
      [AGENT_TOOLS.get]: questionSchema(OBLIGATION_QUESTION),
      [AGENT_TOOLS.forFile]: questionSchema(FILE_QUESTION),
      [AGENT_TOOLS.coverage]: questionSchema(COVERAGE_QUESTION),
    });
  });

  test('tools and server for agents are offered one at a time', () => {
    for (const { when } of contributes.languageModelTools)
      expect(when).toBe(`config.${SETTINGS.agents} == 'tools'`);
    expect(contributes.mcpServerDefinitionProviders.map(({ id }: { id: string }) => id)).toEqual([
      AGENT_SERVER,
    ]);
  });

  test('context keys', () => {
    const { configuration: _, ...conditional } = contributes;
    const conditions = JSON.stringify(conditional).matchAll(/regtrace\.[A-Za-z]+/g);
    const used = new Set([...conditions].map(([name]) => name));
    const others = [COMMANDS, VIEWS, SETTINGS].flatMap((names) => Object.values<string>(names));
    for (const name of [...others, AGENT_SERVER]) used.delete(name);
    for (const name of ['regtrace.yaml', 'regtrace.svg', 'regtrace.schema']) used.delete(name);
    expect(sorted(used)).toEqual(sorted(Object.values(CONTEXT_KEYS)));
  });

  test('menus name only commands that exist', () => {
    const entries: { command: string }[] = Object.values(contributes.menus).flat() as { command: string }[];
    for (const { command } of entries) expect(Object.values(COMMANDS)).toContain(command);
  });

  test('every command is registered by a feature', () => {
    const features = sourcesIn('src/vscode/features')
      .map(({ text }) => text)
      .join('\n');
    for (const key of Object.keys(COMMANDS)) expect(features).toMatch(new RegExp(`COMMANDS\\.${key}\\b`));
  });
});

test('every word of the manifest has a text, and every text is used', () => {
  const used = new Set([...read('package.json').matchAll(/%([\w.]+)%/g)].map((match) => match[1] ?? ''));
  expect(sorted(used)).toEqual(sorted(Object.keys(words)));
});

test('activation waits for a reason', () => {
  expect(manifest.activationEvents).not.toContain('*');
  expect(manifest.activationEvents).not.toContain('onStartupFinished');
});

test('files that the manifest names exist', () => {
  for (const file of [
    manifest.icon,
    contributes.viewsContainers.activitybar[0].icon,
    'media/regtrace.schema.json',
    ...contributes['markdown.previewStyles'],
    ...contributes.walkthroughs[0].steps.map(({ media }: { media: { svg: string } }) => media.svg),
    ...contributes.snippets.map((snippets: { path: string }) => snippets.path),
  ]) {
    expect(() => read(file)).not.toThrow();
  }
});
