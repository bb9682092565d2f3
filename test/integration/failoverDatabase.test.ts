import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { FailoverBed } from './support/failoverBed.ts';
import { PostgresOperator } from './support/PostgresOperator.ts';

const by = 'user:default/ann';
const step = {
  ...{ id: 'data', kind: 'promote', timeoutSeconds: 15 },
  database: { east: 'podinfo/pg-east', west: 'podinfo/pg-west' },
};

describe('moving a service together with its database, by the definitions of CloudNativePG', () => {
  let bed: FailoverBed;
  let east: PostgresOperator;
  let west: PostgresOperator;
  const stop = new AbortController();
  /** Those that are alive. */
  const alive = new Set<PostgresOperator>();
  let acting: Promise<void>;

  before(async () => {
    bed = await FailoverBed.create({ policy: { steps: [step] } });
    east = await PostgresOperator.create(bed.harness, 'east', 'pg-east');
    west = await PostgresOperator.create(bed.harness, 'west', 'pg-east');
    alive.add(east).add(west);
    acting = (async () => {
      while (!stop.signal.aborted) {
        await Promise.all([...alive].map(each => each.act().catch(() => {})));
        await sleep(300);
      }
    })();
  });
  after(async () => {
    stop.abort();
    await acting;
    await bed?.close();
  });

  const eventsOf = async (id: string) => {
    const { events } = await bed.failover.failovers.events({
      ...{ id, after: 0, waitMs: 0 },
      signal: new AbortController().signal,
    });
    return events.map(({ type }) => type);
  };
  const command = (id: string, given: any) =>
    bed.failover.failovers.command(id, given, { by });

  it('lets the old writer hand over by a token before any traffic moves, and does not go back from there', async () => {
    const { id } = await bed.start('east', 'west', 'planned');
    const run = await bed.until(id, 'serving');
    const replica = (await west.live()).spec.replica;
    assert.equal(replica.primary, 'pg-west');
    const { demotionToken } = (await east.live()).status;
    assert.match(demotionToken, /^pg-east-\d+$/);
    assert.equal(replica.promotionToken, demotionToken);
    assert.equal((await east.live()).spec.replica.primary, 'pg-west');
    const said = await eventsOf(id);
    const at = (type: string) => said.indexOf(type);
    assert.ok(at('fenced') >= 0 && at('fenced') < at('promoted'), `${said}`);
    assert.ok(at('promoted') < at('weightsWritten'), `${said}`);
    assert.deepEqual(run.pending, []);
    await assert.rejects(command(id, { type: 'rollBack' }), /fail back/);
    await command(id, { type: 'commit' });
  });

  it('rule 8: promotes nothing while the old writer says nothing, until a named person takes that upon themselves', async () => {
    alive.delete(west);
    const before = await bed.weights('west', 'trafficsplit');
    const { id } = await bed.start('west', 'east', 'emergency');
    const asked = await bed.until(id, 'needsDecision');
    assert.match(asked.message ?? '', /still takes writes is not known/);
    const fenced = (await west.live()).metadata.annotations;
    assert.equal(fenced['cnpg.io/fencedInstances'], '["*"]');
    assert.equal((await east.live()).spec.replica.primary, 'pg-west');
    assert.deepEqual(await bed.weights('west', 'trafficsplit'), before);

    const reason = 'west burnt down';
    await command(id, { type: 'override', rules: [8], reason });
    const run = await bed.until(id, 'serving');
    const { replica } = (await east.live()).spec;
    assert.equal(replica.primary, 'pg-east');
    assert.equal(replica.promotionToken, undefined);
    assert.deepEqual(
      run.pending.map(({ cluster, step: of }) => [cluster, of]),
      [['west', 'data-fence']],
    );
    const { dataLoss, overrides } = await bed.failover.failovers.report(id);
    assert.deepEqual(dataLoss, { verdict: 'unknown' });
    assert.deepEqual(
      overrides.filter(({ rules }) => rules.includes(8)).map(one => one.by),
      [by],
    );
  });
});
