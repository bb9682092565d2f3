import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pushFolder } from '../../plugins/scaffolder-backend-module-multicluster/src/git';
import { Forge } from '../fleet/forge/index.ts';
import { run } from '../fleet/processes.ts';
import { RecordingLogger } from '../support/RecordingLogger.ts';

describe('pushing what was rendered to a real Git server', () => {
  let folder: string;
  let forge: Forge;
  let repoUrl: string;
  let number = 0;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'push-'));
    forge = await Forge.start({ folder: path.join(folder, 'served') });
  });

  after(async () => {
    await forge?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    number += 1;
    repoUrl = await forge.createRepository(`apps-${number}`);
  });

  const git = async (...args: string[]) => {
    const bare = forge.repositoryFolder(`apps-${number}`);
    return (await run('git', ['--git-dir', bare, ...args])).trim();
  };
  const filesOf = async (branch: string) =>
    (await git('ls-tree', '-r', '--name-only', branch)).split('\n');

  function push(
    files: { [file: string]: string },
    rest: Partial<Parameters<typeof pushFolder>[0]> = {},
  ) {
    const source = fs.mkdtempSync(path.join(folder, 'source-'));
    for (const [file, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(source, file)), { recursive: true });
      fs.writeFileSync(path.join(source, file), content);
    }
    return pushFolder({
      source,
      folder: fs.mkdtempSync(path.join(folder, 'work-')),
      repoUrl,
      auth: { username: '', password: '' },
      branch: 'main',
      owner: { app: 'shop', root: 'clusters' },
      message: 'Deploy shop',
      author: { name: 'Portal', email: 'portal@example.com' },
      isDryRun: false,
      logger: new RecordingLogger(),
      ...rest,
    });
  }

  const east = 'clusters/east/shop/shop.yaml';
  const west = 'clusters/west/shop/shop.yaml';

  it('begins an empty repository, and says which commit it is', async () => {
    const { changed, commit } = await push({ [east]: 'a', [west]: 'a' });
    assert.equal(changed, true);
    assert.equal(commit, await git('rev-parse', 'main'));
    assert.deepEqual(await filesOf('main'), [east, west]);
    assert.equal(
      await git('log', '-1', '--format=%an <%ae> %s', 'main'),
      'Portal <portal@example.com> Deploy shop',
    );
  });

  it('makes no commit of what is there already', async () => {
    const first = await push({ [east]: 'a' });
    const second = await push({ [east]: 'a' });
    assert.equal(second.changed, false);
    assert.equal(second.commit, first.commit);
    assert.equal(await git('rev-list', '--count', 'main'), '1');
  });

  it('takes the app away from a cluster that left, and leaves other apps alone', async () => {
    await push({ [east]: 'a', [west]: 'a' });
    await push(
      { 'clusters/west/other/a.yaml': 'b' },
      { owner: { app: 'other', root: 'clusters' } },
    );
    await push({ [east]: 'c' });
    assert.deepEqual(await filesOf('main'), [
      east,
      'clusters/west/other/a.yaml',
    ]);
    assert.equal(await git('show', `main:${east}`), 'c');
  });

  it('begins a branch where its base is, and adds to it when it is there', async () => {
    await push({ [east]: 'a' });
    const branch = { branch: 'deploy/shop', baseBranch: 'main' };
    await push({ [east]: 'b' }, branch);
    await push({ [east]: 'c' }, branch);
    assert.equal(await git('show', `main:${east}`), 'a');
    assert.equal(await git('show', `deploy/shop:${east}`), 'c');
    assert.equal(await git('rev-list', '--count', 'deploy/shop'), '3');
  });

  it('pushes nothing in a dry run', async () => {
    await push({ [east]: 'a' });
    const { changed, written } = await push(
      { [east]: 'b' },
      { isDryRun: true },
    );
    assert.deepEqual({ changed, written }, { changed: true, written: [east] });
    assert.equal(await git('show', `main:${east}`), 'a');
  });

  it('begins a repository of a service, with all of its files', async () => {
    const own = { repoUrl: forge.repositoryUrl('shop'), owner: undefined };
    const files = { 'catalog-info.yaml': 'kind: Component', 'chart/a': 'a' };
    assert.equal((await push(files, own)).changed, true);
    const raw = `${forge.url}/raw/shop/main/catalog-info.yaml`;
    assert.equal(await (await fetch(raw)).text(), 'kind: Component');
    assert.equal((await push(files, own)).changed, false);
    assert.equal((await push({ 'chart/a': 'b' }, own)).changed, true);
    assert.equal((await fetch(raw)).status, 200);
    assert.equal((await fetch(`${raw}.not`)).status, 404);
  });

  it('says which repository it could not read', async () => {
    await assert.rejects(
      push({ [east]: 'a' }, { repoUrl: `${forge.url}/nowhere.git` }),
      /Could not clone 'http:.*nowhere.git'.*404/,
    );
  });
});
