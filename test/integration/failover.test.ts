import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../support/eventually.ts';
import { FailoverBed } from './support/failoverBed.ts';

describe('moving the traffic of a service between real clusters', () => {
  let bed: FailoverBed;

  before(async () => {
    bed = await FailoverBed.create();
  });
  after(() => bed?.close());

  const weights = async () => ({
    split: await bed.weights('west', 'trafficsplit'),
    route: await bed.weights('west', 'httproute'),
  });

  it('sees who serves, from the cluster and from the portal', async () => {
    const view = await eventually(async () => {
      const seen = await bed.failover.failovers.view(bed.subject, {
        signal: new AbortController().signal,
      });
      assert.equal(seen.hops.length, 3);
      const west = seen.readiness.find(({ cluster }) => cluster === 'west')!;
      const views = west.reasons.filter(
        ({ code, verdict }) => code === 'vantage' && verdict === 'pass',
      );
      assert.equal(views.length, 2, JSON.stringify(west));
      return seen;
    });
    assert.deepEqual(
      view.hops.map(({ driver, cluster }) => `${driver} ${cluster}`).sort(),
      ['gateway-api west', 'smi east', 'smi west'],
    );
  });

  it('goes step by step, scales before it moves, and comes back', async () => {
    const plan = await bed.plan('east', 'west', 'planned');
    const [capacity] = plan.steps.flatMap(step => step.capacity);
    assert.equal(capacity.object.kind, 'HorizontalPodAutoscaler');
    const run = await bed.start('east', 'west', 'planned');
    await bed.until(run.id, 'serving');
    assert.deepEqual(await weights(), { split: [100, 0], route: [100, 0] });
    const { events } = await bed.failover.failovers.events({
      ...{ id: run.id, after: 0, waitMs: 0 },
      signal: new AbortController().signal,
    });
    const written = events.filter(({ type }) => type === 'weightsWritten');
    assert.equal(written.length, 2);
    const scaled = await bed.harness.kubectl(
      ...(['west', '-n', 'podinfo', 'get', 'hpa', 'podinfo'] as const),
      ...['-o', 'jsonpath={.spec.minReplicas}'],
    );
    assert.equal(Number(scaled), capacity.after);
    await bed.failover.failovers.command(
      run.id,
      { type: 'rollBack' },
      { by: 'user:default/ann' },
    );
    await bed.until(run.id, 'rolledBack');
    assert.deepEqual(await weights(), { split: [50, 50], route: [50, 50] });
    assert.deepEqual(bed.told, [
      'failover-run serving',
      'failover-run rolledBack',
    ]);
  });

  it('looks from several places, and says which fails', async () => {
    const { signal } = new AbortController();
    const looks = async () => {
      await bed.failover.look(signal);
      const { probed } = await bed.failover.failovers.view(bed.subject, {
        signal,
      });
      const east = probed.find(({ cluster }) => cluster === 'east')!;
      const last = Object.entries(east.windows).map(([from, all]) => [
        from,
        all!.at(-1)!,
      ]);
      return { verdict: east.verdict, last: Object.fromEntries(last) };
    };
    const { verdict, last } = await looks();
    assert.equal(verdict, 'pass');
    // Pods of a kwok node have no network, so that what the API server finds at their addresses is not looked at.
    for (const from of ['portal', 'cluster', 'callers']) {
      assert.equal(last[from].verdict, 'pass', from);
    }
    await bed.harness.breakPods('east', 'podinfo');
    await eventually(
      async () => {
        const now = await looks();
        assert.equal(now.last.proxy.message, 'No pod to ask');
        assert.equal(now.verdict, 'fail', JSON.stringify(now));
      },
      { deadlineMs: 60_000, everyMs: 500 },
    );
    await bed.harness.healPods('east', 'podinfo');
    await eventually(async () => {
      assert.equal((await looks()).last.cluster.verdict, 'pass');
    });
  });

  it('needs nothing from the API server that has failed, and leaves for its return what it must be told', async () => {
    await bed.harness.stop('east');
    await bed.fleet.until('east', 'unreachable');
    const run = await bed.start('east', 'west', 'emergency');
    const served = await bed.until(run.id, 'serving');
    assert.deepEqual(await weights(), { split: [100, 0], route: [100, 0] });
    assert.deepEqual(
      served.pending.map(({ cluster, traffic }) => [cluster, traffic?.after]),
      [['east', { podinfo: 0, 'podinfo-west': 100 }]],
    );
  });
});

const PORTAL = 'default:multicluster-portal';

describe('moving it with the rights of who asks', () => {
  let bed: FailoverBed;

  before(async () => {
    bed = await FailoverBed.create({ impersonate: true });
    for (const cluster of ['east', 'west']) {
      await create(
        ...([cluster, 'clusterrole', 'as-others'] as const),
        ...['--verb=impersonate', '--resource=users'],
      );
      await create(
        ...([cluster, 'clusterrolebinding', 'as-others'] as const),
        ...['--clusterrole=as-others', `--serviceaccount=${PORTAL}`],
      );
    }
  });
  after(() => bed?.close());

  const create = (cluster: string, ...what: string[]) =>
    bed.harness.kubectl(cluster, 'create', ...what);

  it('is refused by the clusters where that person has none, held, and goes on when there are', async () => {
    const { id } = await bed.start('east', 'west', 'emergency');
    const held = await bed.until(id, 'holding');
    assert.match(held.message!, /portal:ann/);
    assert.deepEqual(await bed.weights('west', 'trafficsplit'), [50, 50]);
    for (const cluster of ['east', 'west']) {
      await create(
        ...([cluster, 'clusterrolebinding', 'ann'] as const),
        ...['--clusterrole=cluster-admin', '--user=portal:ann'],
      );
    }
    await bed.failover.failovers.command(
      id,
      { type: 'resume' },
      { by: 'user:default/ann' },
    );
    await bed.until(id, 'serving');
    assert.deepEqual(await bed.weights('west', 'trafficsplit'), [100, 0]);
  });
});
