import { assert } from 'chai';
import { hoverText, open, readyApi } from './workspace.ts';

suite('hover', () => {
  suiteSetup(readyApi);

  test('an id in an annotation shows the obligation', async () => {
    const { document } = await open('src/upload.ts');
    const text = await hoverText(document, 'CN-PIPL-40');
    for (const part of [
      '境内',
      'Article 40',
      'in force since 2021-11-01',
      'Trigger',
      'Controls',
      'Implemented in',
    ]) {
      assert.include(text, part);
    }
    assert.include(text, 'infra/storage.tf', 'places in other files');
    assert.include(text, 'command:regtrace.open?', 'our commands as links');
    assert.notInclude(text, '```yaml');
  });

  test('the second id of an annotation is another obligation', async () => {
    const { document } = await open('src/upload.ts');
    assert.include(await hoverText(document, 'CN-CSL-39'), 'Article 39');
  });

  test('an id in a docstring counts, one in a string does not', async () => {
    const { document } = await open('src/anonymize.py');
    assert.include(await hoverText(document, 'CN-AUTO-8'), 'CN\\-AUTO\\-8'.replaceAll('\\', ''));
    assert.equal(await hoverText(document, 'CN-PIPL-51 in a string'), '');
  });

  test('an id in a requirement file and in regtrace.yaml is explained as well', async () => {
    const requirement = await open('requirements/policy/telemetry.md');
    assert.include(await hoverText(requirement.document, 'CN-AUTO-8,'), 'Automotive');
    const settings = await open('regtrace.yaml');
    assert.include(await hoverText(settings.document, 'CN-PIPL-40'), 'Article 40');
  });

  test('the workspace’s own obligation', async () => {
    const { document } = await open('src/erasure.sql');
    assert.include(await hoverText(document, 'FLT-RETAIN-1'), 'eighteen months');
  });
});
