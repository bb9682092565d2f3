import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { Writable } from 'node:stream';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Progress } from '../../scripts/progress.mjs';
import { nodeFits } from '../../scripts/toolchain.mjs';
import { repoRoot } from './paths.ts';
import { versionIn } from './parts.ts';

describe('the Node that fits', () => {
  for (const [version, fits] of [
    ['20.20.2', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['23.11.0', false],
    ['24.0.0', true],
    ['24.21.0', true],
    ['26.1.0', false],
  ] as const) {
    it(`${version}: ${fits ? 'does' : 'does not'}`, () =>
      assert.equal(nodeFits(version), fits));
  }
});

describe('scripts/run.mjs', () => {
  const runScript = (args: string[], env: NodeJS.ProcessEnv = {}) =>
    spawnSync(
      process.execPath,
      [path.join(repoRoot, 'scripts/run.mjs'), ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, npm_config_user_agent: 'yarn/4.18.1', ...env },
      },
    );

  it('passes the arguments and the exit status on', () => {
    const { status, stdout } = runScript([
      'node',
      '-e',
      'console.log(process.argv[1]); process.exit(7)',
      'a b',
    ]);
    assert.equal(status, 7);
    assert.equal(stdout, 'a b\n');
  });

  it('stops a script that calls itself', () => {
    const { status, stderr } = runScript(['node', '--version'], {
      MULTICLUSTER_RUN_DEPTH: '6',
    });
    assert.equal(status, 1);
    assert.match(stderr, /ends up calling itself/);
  });

  it('says how it is used', () => {
    const { status, stderr } = runScript([]);
    assert.equal(status, 1);
    assert.match(stderr, /^\s*Usage: /);
  });
});

describe('Progress in a log', () => {
  it('says what begins, what ends, and how it ended, each on a line of its own', () => {
    let written = '';
    const stream = new Writable({
      write(chunk, _, done) {
        written += chunk;
        done();
      },
    });
    const progress = new Progress(stream as never);
    const first = progress.step('Building', { usualSeconds: 120 });
    const second = progress.step('Compiling');
    second.update(0.5, 'half');
    second.fail();
    first.done('Built');
    first.done('once only');
    progress.close();
    assert.deepEqual(written.split('\n'), [
      '… Building (usually 2 min 0 s)',
      '… Compiling',
      '✗ Compiling',
      '✓ Built',
      '',
    ]);
  });
});

describe('versionIn', () => {
  const goMod =
    'module x\n\nrequire (\n\tk8s.io/kubernetes v1.36.3\n\tk8s.io/kubernetes-extra v9.9.9 // indirect\n)\n';
  it('finds the version of exactly that module', () => {
    assert.equal(versionIn(goMod, 'k8s.io/kubernetes'), 'v1.36.3');
    assert.throws(() => versionIn(goMod, 'k8s.io/kube'), /not required/);
  });
});
