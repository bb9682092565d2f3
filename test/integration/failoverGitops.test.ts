import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { ArgoCd } from '../fleet/argocd/index.ts';
import { Forge } from '../fleet/forge/index.ts';
import { ensureTools, silent } from '../fleet/tools.ts';
import { eventually, note } from '../support/eventually.ts';
import { splitBetween } from '../support/podinfoTraffic.ts';
import { FailoverBed } from './support/failoverBed.ts';
import { GitRepository } from './support/GitRepository.ts';

const by = 'user:default/ann';
const FILE = 'west/split.yaml';

const split = (weights: number[]) => splitBetween('podinfo-east', weights);

const application = (repoUrl: string) => `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: traffic, namespace: argocd }
spec:
  project: default
  source: { repoURL: ${repoUrl}, targetRevision: main, path: west }
  destination: { name: west, namespace: podinfo }
  syncPolicy: { automated: { selfHeal: true } }
`;

describe('moving what Argo CD keeps as it is in Git', () => {
  let bed: FailoverBed;
  let forge: Forge;
  let argoCd: ArgoCd;
  let git: GitRepository;
  let watch: ChildProcess;
  /** Every pair of weights that the API server has ever had, in order. */
  const seen: string[] = [];

  before(async () => {
    await ensureTools(silent, { tiers: ['kube', 'deploy'] });
    bed = await FailoverBed.create({
      // Longer than self-heal takes.
      policy: { soakSeconds: 15, plannedRamp: [50, 100] },
      traffic: {},
    });
    const { harness } = bed;
    const folder = (name: string) => join(harness.workdir, name);
    forge = await Forge.start({ folder: folder('forge') });
    const url = await forge.createRepository('traffic');
    git = await GitRepository.clone(url, folder('traffic'));
    await git.commit(FILE, split([50, 50]));
    argoCd = await ArgoCd.start({
      folder: folder('argocd'),
      ...{ hub: harness.cluster('west'), members: [], tools: harness.tools },
    });
    await harness.applyText('west', application(url));
    await live([50, 50]);
    watch = spawn(
      harness.tools.path('kubectl'),
      [
        `--kubeconfig=${harness.kubeconfig('west')}`,
        ...['-n', 'podinfo', 'get', 'trafficsplit', 'podinfo', '--watch'],
        ...['-o', 'jsonpath={.spec.backends[*].weight}{"\\n"}'],
      ],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    );
    createInterface({ input: watch.stdout! }).on('line', line => {
      if (line && line !== seen[seen.length - 1]) seen.push(line);
    });
  });
  after(async () => {
    watch?.kill('SIGKILL');
    await argoCd?.stop();
    await forge?.stop();
    await bed?.close();
  });

  const live = (expected: number[]) =>
    eventually(
      async () =>
        assert.deepEqual(await bed.weights('west', 'trafficsplit'), expected),
      { deadlineMs: 120_000, everyMs: 300 },
    );
  const command = (run: FailoverRun, type: 'resume' | 'commit') =>
    bed.failover.failovers.command(run.id, { type }, { by });
  let run: FailoverRun;

  it('rule 18: says who keeps it, and writes nothing until somebody sets that aside', async () => {
    const plan = await eventually(async () => {
      const made = await bed.plan('east', 'west', 'planned');
      assert.equal(made.hops.length, 1);
      assert.match(made.hops[0].ownedBy ?? '', /Application 'traffic'/);
      return made;
    });
    const owned = plan.problems.filter(({ rule }) => rule === 18);
    assert.equal(owned.length, 1);
    assert.match(owned[0].message, /would take the change back/);
    const { intent, hash } = plan;
    const { id } = await bed.failover.failovers.start(
      bed.subject,
      { ...{ intent, hash, mode: 'planned', reason: 'a try' } },
      { createdBy: by },
    );
    const rejected = await bed.until(id, 'rejected');
    assert.match(rejected.message ?? '', /would take the change back/);
    assert.deepEqual(seen, ['50 50']);
  });

  it('sees that it is taken back, and asks instead of fighting', async () => {
    run = await bed.start('east', 'west', 'planned');
    const asked = await bed.until(run.id, 'needsDecision');
    assert.match(asked.message ?? '', /somebody else wrote it/);
    assert.match(asked.message ?? '', /Argo CD \(Application 'traffic'\)/);
    await live([50, 50]);
    await command(run, 'resume');
    await bed.until(run.id, 'needsDecision');
    assert.deepEqual(seen, ['50 50', '75 25', '50 50']);
  });

  it('goes on once Git says the same, and never claims to serve what is not there', async () => {
    await git.commit(FILE, split([75, 25]));
    await live([75, 25]);
    await command(run, 'resume');
    const held = await bed.until(run.id, 'holding');
    assert.match(held.message ?? '', /does not have the weights/);
    assert.match(held.message ?? '', /change it in Git/);
    await live([75, 25]);
    await git.commit(FILE, split([100, 0]));
    await live([100, 0]);
    await command(run, 'resume');
    await bed.until(run.id, 'serving');
  });

  it('does not go on saying that it serves when Git takes it back', async () => {
    await git.commit(FILE, split([75, 25]));
    const asked = await bed.until(run.id, 'needsDecision');
    assert.match(asked.message ?? '', /does not have the weights/);
    await live([75, 25]);
    await git.commit(FILE, split([100, 0]));
    await live([100, 0]);
    await command(run, 'resume');
    await bed.until(run.id, 'serving');
    await command(run, 'commit');
    note(`weights over time: ${seen.join(', ')}`);
    const planned = new Set(['50 50', '75 25', '100 0']);
    assert.deepEqual(
      seen.filter(one => !planned.has(one)),
      [],
    );
  });
});
