import { readFileSync } from 'node:fs';
import Markdown, { type MarkdownIt } from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '../../../../src/core/base/phrase.ts';
import type { PreviewPage } from '../../../../src/core/service/preview/previewPage.ts';
import { requirementPreview } from '../../../../src/core/service/preview/requirementPreview.ts';
import { Assessor } from '../../../../src/core/trace/states.ts';
import type { Trace } from '../../../../src/core/trace/trace.ts';
import { type TraceTexts, traceOf } from '../../trace/traceOf.ts';
import { dayOf } from '../memoryWorkspace.ts';

const PATH = 'requirements/privacy/one.md';
const LAW = `---
instrument: CN-ONE
title: Law One
native-title: 第一法
jurisdiction: CN
status: in-force
in-force: 2021-11-01
source: https://example.org/law
---

# Law One

See CN-ONE-40 and CN-TWO-1.

## CN-ONE-40 Keep data *in* China

\`\`\`yaml
clause: Article 40
native-title: 在境内存储
binds: [ciio, large-processor]
deadline: 72 hours
revision: 2
changes:
  - { revision: 2, date: 2024-03-22, summary: New limits., was: the old sentence }
related: [{ id: CN-TWO-1, relation: equal, note: word for word }, XX-NO-1]
confidence: unconfirmed
\`\`\`

As \`CN-ONE-41\` says, and [CN-ONE-41](https://example.org).

### Controls

- Pin the region.

### CN-ONE-40.1 A child

## Notes

Nothing of the law.

## CN-ONE-41 Soon

\`\`\`yaml
applies: 2026-12-24
modality: should
\`\`\`
`;

const texts: TraceTexts = {
  requirements: { [PATH]: LAW, 'law/privacy/two.md': '# CN-TWO-1 Two\n' },
  sources: {
    'src/a.ts': '// @reg CN-ONE-40@1: here\n',
    'src/b.ts': '// @reg CN-ONE-40: <b>there</b>\n',
    'test/a.test.ts': '// @reg CN-ONE-40\n',
  },
};

function preview(text: string, given: Partial<PreviewPage> = {}, trace: Trace = traceOf(texts)): string {
  return renderer({
    file: { path: PATH, origin: 'workspace' },
    assessor: new Assessor(trace, dayOf('2026-11-22')),
    definitionHref: ({ location }, id) => `../${location.path}#${id}`,
    placeHref: (path, { line }) => `../${path}#L${line + 1}`,
    translate: inEnglish,
    ...given,
  }).render(text);
}

function renderer(page: PreviewPage | undefined): MarkdownIt {
  const md = new Markdown({ html: true });
  frontMatterRule(md);
  requirementPreview(md, {
    pageOf: () => page,
    onError: (error) => {
      throw error;
    },
  });
  return md;
}

/** As the editor's Markdown extension has it: the text is the token's meta. */
function frontMatterRule(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'front_matter', (state, start, endLine, silent) => {
    if (start !== 0 || state.src.slice(0, 3) !== '---' || silent) return false;
    let last = 1;
    while (last < endLine && state.getLines(last, last + 1, 0, false) !== '---') last++;
    const token = state.push('front_matter', '', 0);
    token.hidden = true;
    token.map = [0, last + 1];
    token.meta = { content: state.getLines(1, last, 0, false) };
    state.line = last + 1;
    return true;
  });
}

const page = preview(LAW);
const cards = page.split('<section').slice(1);
const text = (html: string) => html.replace(/<[^>]*>/g, '');

describe('cards', () => {
  test('each obligation is one, and what follows it on its own level is not', () => {
    expect(cards.map((card) => /aria-label="([^"]*)"/.exec(card)?.[1])).toEqual([
      'CN-ONE-40',
      'CN-ONE-40.1',
      'CN-ONE-41',
    ]);
    expect(page.match(/<\/section>/g)).toHaveLength(3);
    expect(page.indexOf('Nothing of the law')).toBeGreaterThan(
      page.indexOf('</section>', page.indexOf('40.1')),
    );
  });

  test('a child looks like one', () => {
    expect(cards[1]).toContain('class="regtrace-card regtrace-child"');
    expect(cards[0]).not.toContain('regtrace-child');
  });

  test('controls stay in the card', () => {
    expect(cards[0]?.split('</section>')[0]).toContain('Pin the region.');
  });

  test('a place for links to lead to, with its line', () => {
    expect(page).toContain(
      `<span id="CN-ONE-40" class="code-line regtrace-place" data-line="${LAW.split('\n').findIndex((line) => line.startsWith('## CN-ONE-40'))}"></span>`,
    );
  });

  test('the attributes are a table, no longer a fence', () => {
    expect(page).not.toContain('<pre>');
    expect(page).not.toContain('clause:');
    for (const [label, value] of [
      ['Clause', 'Article 40'],
      ['Binds', 'ciio, large-processor'],
      ['Deadline', '72 hours'],
    ])
      expect(cards[0]).toContain(`<tr><th scope="row">${label}</th><td><bdi>${value}</bdi></td></tr>`);
    expect(text(cards[0] ?? '')).toContain('Revision 2, 2024-03-22: New limits. Before: “the old sentence”');
    expect(cards[0]).toContain('<p class="regtrace-native"><bdi>在境内存储</bdi></p>');
  });

  test('state, modality, dates and doubt', () => {
    expect(text(cards[0] ?? '')).toContain(
      'verified · suspect · must · in force since 2021-11-01 · Revision 2 · unconfirmed: check the official text',
    );
    expect(text(cards[2] ?? '')).toContain('upcoming · should · applies in 32 days (2026-12-24)');
  });

  test('places, counted and linked', () => {
    expect(text(cards[0] ?? '')).toContain('2 implement: src/a.ts:1 (does not count), src/b.ts:1');
    expect(cards[0]).toContain(
      '<a href="../src/b.ts#L1" data-href="../src/b.ts#L1" title="&lt;b&gt;there&lt;/b&gt;">src/b.ts:1</a>',
    );
    expect(text(cards[0] ?? '')).toContain('1 verifies: test/a.test.ts:1');
  });
});

describe('ids', () => {
  test('in text and as code lead to their cards, linked ones stay as they are', () => {
    expect(page).toContain(
      'See <a href="#CN-ONE-40" title="Keep data *in* China">CN-ONE-40</a> and <a href="../law/privacy/two.md#CN-TWO-1" title="Two">CN-TWO-1</a>.',
    );
    expect(page).toContain('As <a href="#CN-ONE-41" title="Soon"><code>CN-ONE-41</code></a> says');
    expect(page).toContain('<a href="https://example.org">CN-ONE-41</a>');
  });

  test('in attributes', () => {
    expect(cards[0]).toContain(
      'data-href="../law/privacy/two.md#CN-TWO-1" title="Two">CN-TWO-1</a> (equal) <bdi>word for word</bdi>',
    );
    expect(cards[0]).toContain('<span class="regtrace-unknown" title="Not in the catalogue">XX-NO-1</span>');
  });

  test('without an address there is no link', () => {
    expect(preview(LAW, { definitionHref: () => undefined })).toContain('<span title="Two">CN-TWO-1</span>');
  });

  test('headings keep their text, as their addresses are made of it', () => {
    expect(page).toContain('<h2><span class="regtrace-id">CN-ONE-40</span> Keep data <em>in</em> China</h2>');
  });
});

describe('the header', () => {
  const header = page.slice(0, page.indexOf('</header>'));

  test('says which instrument it is and how its obligations stand', () => {
    expect(text(header)).toContain('CN-ONE · CN · in force since 2021-11-01');
    expect(header).toContain('第一法');
    expect(header).toContain('<a href="https://example.org/law"');
    expect(text(header)).toContain('1 upcoming · 1 verified · 1 uncovered');
    expect(header).not.toContain('regtrace-title');
  });

  test('takes from the catalogue what stands in another file', () => {
    const other = traceOf({
      requirements: { 'law/x.md': '---\ninstrument: CN-ONE\nauthority: The Congress\ntitle: Law One\n---\n' },
    });
    const html = preview('---\ninstrument: CN-ONE\n---\n\n# Something\n', {}, other);
    expect(html).toContain('The Congress');
    expect(html).toContain('<p class="regtrace-title"><bdi>Law One</bdi></p>');
  });
});

describe('what cannot be read', () => {
  test('is said, and the rest is shown', () => {
    const html = preview('# A-1 One\n\n```yaml\nclause: 3\nmodalty: must\n```\n');
    expect(text(html)).toContain('Unknown attribute `modalty`. Did you mean `modality`?');
    expect(html).toContain('<bdi>3</bdi>');
  });

  test('an obligation that is not in the snapshot yet has no state', () => {
    expect(text(preview('# A-1 One\n\nWords.\n'))).toMatch(/A-1 One\s+must\s+Words/);
  });

  test('another definition counts', () => {
    const trace = traceOf({ requirements: { 'requirements/a.md': '# A-1 Mine\n', [PATH]: '# A-1 Twice\n' } });
    const html = preview('# A-1 Twice\n', {}, trace);
    expect(html).toContain('Another definition counts');
    expect(html).toContain('href="../requirements/a.md#A-1"');
  });

  test('before the workspace is read it says so', () => {
    const html = preview(LAW, {}, { ...traceOf(texts), complete: false });
    expect(html).toContain('The workspace is still being read');
  });
});

describe('untrusted text', () => {
  const hostile = `---
instrument: "A\\"><img src=x>"
title: <script>alert(1)</script>
source: "javascript:alert(1)"
---
# A-1 <img src=x onerror=alert(1)>

\`\`\`yaml
clause: "<img src=x onerror=alert(1)>"
binds: ["<script>"]
related: [{ id: A-1, note: "\\"><script>" }]
"</table>": 1
\`\`\`
`;

  test('is text', () => {
    const html = preview(hostile).replace(/<h1>.*<\/h1>/, '');
    expect(html).not.toMatch(/<(script|img)/);
    expect(html).not.toMatch(/href="javascript/);
    expect(html.match(/<\/table>/g)).toHaveLength(1);
  });
});

describe('other Markdown', () => {
  test('stays as it is, to the letter', () => {
    const readme = readFileSync('README.md', 'utf8');
    expect(renderer(undefined).render(readme)).toBe(new Markdown({ html: true }).render(readme));
  });

  test('tokens are not changed, so that a second rendering is the same', () => {
    const md = renderer(undefined);
    const tokens = md.parse(LAW, {});
    const before = JSON.stringify(tokens);
    const html = md.renderer.render(tokens, md.options, {});
    let isOn = true;
    requirementPreview(md, {
      pageOf: () =>
        isOn
          ? {
              file: { path: PATH, origin: 'workspace' },
              assessor: new Assessor(traceOf(texts), dayOf('2026-11-22')),
              definitionHref: () => undefined,
              placeHref: () => undefined,
              translate: inEnglish,
            }
          : undefined,
      onError: () => undefined,
    });
    expect(md.renderer.render(tokens, md.options, {})).not.toBe(html);
    expect(JSON.stringify(tokens)).toBe(before);
    isOn = false;
    expect(md.renderer.render(tokens, md.options, {})).toBe(html);
  });

  test('a bug shows the text as it is, and is heard of', () => {
    const md = new Markdown();
    const errors: unknown[] = [];
    requirementPreview(md, {
      pageOf: () => {
        throw new Error('a bug');
      },
      onError: (error) => errors.push(error),
    });
    expect(md.render('# A-1 One')).toBe('<h1>A-1 One</h1>\n');
    expect(errors).toHaveLength(1);
  });
});
