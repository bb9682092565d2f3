import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { run } from '../processes.ts';
import { Forge } from './index.ts';

describe('the forge', () => {
  let folder: string;
  let forge: Forge;

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'forge-'));
    forge = await Forge.start({ folder: path.join(folder, 'served') });
  });

  after(async () => {
    await forge?.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const git = (...args: string[]) =>
    run('git', [
      ...['-c', 'user.name=test', '-c', 'user.email=test@example.com'],
      ...args,
    ]);

  /** Commits a file in a new clone and pushes it. */
  async function push(name: string, content: string): Promise<void> {
    const clone = fs.mkdtempSync(path.join(folder, 'clone-'));
    await git('-c', 'init.defaultBranch=main', 'init', '--quiet', clone);
    fs.writeFileSync(path.join(clone, 'file.txt'), content);
    await git('-C', clone, 'add', '.');
    await git('-C', clone, 'commit', '--quiet', '-m', 'Say something');
    await git('-C', clone, 'push', forge.repositoryUrl(name), 'HEAD:main');
  }

  it('takes a push and gives it to whoever clones', async () => {
    const url = await forge.createRepository('made');
    await push('made', 'hello');
    const clone = path.join(folder, 'made');
    await git('clone', '--quiet', url, clone);
    assert.equal(
      fs.readFileSync(path.join(clone, 'file.txt'), 'utf8'),
      'hello',
    );
  });

  it('makes a repository at the first push, with what was too much for one chunk', async () => {
    const content = Array.from({ length: 200_000 }, (_, i) => `${i}`).join();
    await push('on-demand', content);
    const shown = await git(
      '--git-dir',
      forge.repositoryFolder('on-demand'),
      ...['show', 'main:file.txt'],
    );
    assert.equal(shown, content);
  });

  it('has nothing where nobody pushed, and no way out of its folder', async () => {
    await assert.rejects(git('ls-remote', forge.repositoryUrl('never')));
    for (const name of ['..', '%2e%2e', '-x', 'a b']) {
      const answer = await fetch(
        `${forge.url}/git/${name}.git/info/refs?service=git-receive-pack`,
      );
      assert.equal(answer.status, 404, name);
    }
    await assert.rejects(forge.createRepository('../x'), /cannot name/);
    const answer = await fetch(`${forge.chartsUrl}/..%2fgit%2fmade.git%2fHEAD`);
    assert.equal(answer.status, 404);
  });
});
