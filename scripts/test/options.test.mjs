import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { readOptions } from './options.mjs';
import { selectStages } from './stages.mjs';

describe('the options of npm test', () => {
  let root;

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'multicluster-options-'));
    mkdirSync(join(root, 'test', 'e2e'), { recursive: true });
    for (const name of ['topology', 'failover']) {
      writeFileSync(join(root, 'test', 'e2e', `${name}.story.ts`), '');
    }
  });

  after(() => rmSync(root, { recursive: true }));

  const names = args =>
    selectStages(readOptions(root, args)).map(stage => stage.name);

  it('runs every stage and every story when there are none', () => {
    assert.deepEqual(names([]), [
      ...['format', 'lint', 'types', 'schema', 'api-reports'],
      ...['scripts', 'unit', 'integration', 'portal'],
      ...['story-failover', 'story-topology'],
    ]);
  });

  it('leaves out clusters and browser with --fast', () => {
    assert.deepEqual(names(['--fast']), [
      ...['format', 'lint', 'types', 'schema', 'api-reports'],
      ...['scripts', 'unit'],
    ]);
  });

  it('runs one story with what it needs with --story', () => {
    assert.deepEqual(names(['--story', 'topology']), [
      'portal',
      'story-topology',
    ]);
  });

  it('names the stories that exist when one does not', () => {
    assert.throws(() => readOptions(root, ['--story', 'deploy']), {
      message:
        'There is no story "deploy". The stories are: failover, topology.',
    });
  });

  it('refuses --fast with --story', () => {
    assert.throws(
      () => readOptions(root, ['--fast', '--story', 'topology']),
      /Give one of them/,
    );
  });
});
