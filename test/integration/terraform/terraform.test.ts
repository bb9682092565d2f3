import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import { ADMIN_PASSWORD, CLOUD_TOKEN, TerraformBed } from './TerraformBed.ts';

const applyOnce = path.join(import.meta.dirname, 'applyOnce.ts');

function madeIn(bed: TerraformBed): string[] {
  return fs.existsSync(bed.made) ? fs.readdirSync(bed.made).sort() : [];
}

/** Every text below the folder, but for what is meant to hold secrets. */
function textsOf(folder: string): string {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => fs.readFileSync(path.join(entry.parentPath, entry.name)))
    .join('\n');
}

describe('multicluster:terraform, with the real OpenTofu', () => {
  let bed: TerraformBed;

  before(async () => {
    bed = await TerraformBed.create();
  });
  after(() => bed.remove());
  beforeEach(() => {
    for (const folder of [bed.stateDirectory, bed.made]) {
      fs.rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows a plan, does it once, and gives the outputs out', async () => {
    const planned = await bed.plan('north');
    assert.equal(planned.outputs.summary, 'Create 1, change 0, destroy 0');
    assert.match(String(planned.outputs.planHash), /^[0-9a-f]{64}$/);
    assert.match(planned.log, /terraform_data.file will be created/);
    assert.match(String(planned.outputs.details), /input.name: "north"/);
    assert.deepEqual(madeIn(bed), []);

    const { planHash } = planned.outputs;
    const applied = await bed.step({ command: 'apply', planHash });
    assert.deepEqual(madeIn(bed), ['north']);
    assert.deepEqual(applied.outputs.outputs, { name: 'north' });
    assert.deepEqual(applied.outputs.sensitiveOutputs, {
      credential: '.terraform-outputs/cluster-north/credential',
    });
    const file = path.join(
      bed.workspacePath,
      '.terraform-outputs/cluster-north/credential',
    );
    assert.equal(fs.readFileSync(file, 'utf8'), `north:${ADMIN_PASSWORD}`);
    // eslint-disable-next-line no-bitwise
    assert.equal(fs.statSync(file).mode & 0o777, 0o600);

    const again = await bed.step({ command: 'apply', planHash });
    assert.match(again.log, /has been applied already/);
    assert.deepEqual(again.outputs.outputs, { name: 'north' });

    const unchanged = await bed.plan('north');
    assert.equal(unchanged.outputs.hasChanges, false);
    assert.equal(unchanged.outputs.summary, 'No changes');
  });

  it('keeps secrets out of logs, outputs and the workspace', async () => {
    const planned = await bed.plan('north');
    const applied = await bed.step({
      command: 'apply',
      planHash: planned.outputs.planHash,
    });
    assert.match(applied.log, /making north \*\*\*/);
    fs.rmSync(path.join(bed.workspacePath, '.terraform-outputs'), {
      recursive: true,
    });
    const said = JSON.stringify([planned, applied]);
    for (const secret of [ADMIN_PASSWORD, CLOUD_TOKEN]) {
      assert.ok(!said.includes(secret), `${secret} was said`);
      assert.ok(!textsOf(bed.workspacePath).includes(secret));
    }
    assert.deepEqual(
      fs.readdirSync(bed.module).filter(name => name.includes('override')),
      [],
    );
    assert.deepEqual(
      fs.readdirSync(bed.folder).filter(name => name.startsWith('temporary')),
      [],
    );
    // eslint-disable-next-line no-bitwise
    assert.equal(
      fs.statSync(path.join(bed.stateDirectory, 'states')).mode & 0o077,
      0,
    );
  });

  it('destroys what a plan to destroy has shown, and only by that command', async () => {
    const made = await bed.plan('north');
    await bed.step({ command: 'apply', planHash: made.outputs.planHash });
    const { outputs } = await bed.plan('north', { destroy: true });
    assert.equal(outputs.summary, 'Create 0, change 0, destroy 1');
    await assert.rejects(
      bed.step({ command: 'apply', planHash: outputs.planHash }),
      /The plan destroys/,
    );
    const destroyed = await bed.step({
      command: 'destroy',
      planHash: outputs.planHash,
    });
    assert.deepEqual(madeIn(bed), []);
    assert.deepEqual(destroyed.outputs.outputs, {});
  });

  it('does nothing but what was planned', async () => {
    const first = await bed.plan('north');
    const second = await bed.plan('south');
    await assert.rejects(
      bed.step({ command: 'apply', planHash: 'f'.repeat(64) }),
      { name: 'NotFoundError' },
    );
    await assert.rejects(
      bed.step({ command: 'apply' }),
      /'planHash' is missing/,
    );
    await assert.rejects(
      bed.step({
        command: 'apply',
        planHash: first.outputs.planHash,
        workspace: 'cluster-south',
      }),
      /is for the workspace 'cluster-north'/,
    );
    await bed.step({ command: 'apply', planHash: first.outputs.planHash });
    await assert.rejects(
      bed.step({ command: 'apply', planHash: second.outputs.planHash }),
      { name: 'ConflictError', message: /plan again/ },
    );
    assert.deepEqual(madeIn(bed), ['north']);
  });

  it('keeps states apart by the name of the workspace', async () => {
    const north = await bed.plan('north');
    await bed.step({ command: 'apply', planHash: north.outputs.planHash });
    const south = await bed.plan('south', { workspace: 'cluster-south' });
    assert.equal(south.outputs.summary, 'Create 1, change 0, destroy 0');
  });

  it('says what is wrong with a module, a variable and a path', async () => {
    await assert.rejects(
      bed.step({ command: 'plan', variables: {} }),
      /'plan' ended with 1: Error: No value for required variable/,
    );
    await assert.rejects(
      bed.plan('north', { path: '../elsewhere' }),
      /Relative path is not allowed/,
    );
    await assert.rejects(bed.plan('north', { path: 'nope' }), /no such folder/);
    for (const workspace of ['../x', 'a b', 'default', '$(id)', 'A']) {
      await assert.rejects(bed.plan('north', { workspace }), /'workspace'/);
    }
    // Never a shell: what looks like one is a value.
    const odd = await bed.plan('x; touch /tmp/never');
    assert.match(String(odd.outputs.details), /"x; touch \/tmp\/never"/);
  });

  it('ends in order when the task is cancelled, and lets the lock go', async () => {
    const { outputs } = await bed.plan('north');
    const controller = new AbortController();
    await assert.rejects(
      bed.step(
        { command: 'apply', planHash: outputs.planHash },
        {
          seconds: 60,
          signal: controller.signal,
          onLine: line => /making/.test(line) && controller.abort(),
        },
      ),
      /abort/i,
    );
    const again = await bed.plan('north');
    // What was being made when it was interrupted is made anew.
    assert.match(String(again.outputs.summary), /^Create 1, change 0/);
    await bed.step({ command: 'apply', planHash: again.outputs.planHash });
    assert.deepEqual(madeIn(bed), ['north']);
  });

  it('survives the death of the process that applies, and knows afterwards what was done', async () => {
    const { outputs } = await bed.plan('north');
    const planHash = String(outputs.planHash);
    const first = spawn(
      process.execPath,
      [
        ...process.execArgv.filter(arg => !arg.startsWith('--test')),
        ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
        ...[applyOnce, bed.folder, bed.binary, planHash, '4'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    first.stdout.on('data', chunk => {
      said += chunk;
    });
    await eventually(() => assert.match(said, /making north/));
    first.kill('SIGKILL');
    await once(first, 'exit');
    assert.deepEqual(madeIn(bed), []);

    const resumed = await bed.step({ command: 'apply', planHash });
    assert.deepEqual(madeIn(bed), ['north']);
    assert.match(resumed.log, /What this plan asks for is there already/);
    assert.deepEqual(resumed.outputs.outputs, { name: 'north' });
  });
});
