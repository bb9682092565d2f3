import assert from 'node:assert/strict';
import { Resolver } from 'node:dns/promises';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureTools, silent } from '../fleet/tools.ts';
import { eventually, note } from '../support/eventually.ts';
import { freePort } from '../support/ports.ts';
import { CountingClient } from './support/CountingClient.ts';
import { FailoverBed } from './support/failoverBed.ts';
import { RealDns } from './support/RealDns.ts';

const by = 'user:default/ann';
const zone = 'demo.test';
const name = `podinfo.${zone}`;
const TTL_SECONDS = 5;
/** By which a client may be later than its own cache: that of who carries the record to the server. */
const CARRIED_SECONDS = 2;

const record = (targets: string[]) => `
apiVersion: externaldns.k8s.io/v1alpha1
kind: DNSEndpoint
metadata:
  name: podinfo
  namespace: podinfo
  labels: { backstage.io/kubernetes-id: podinfo }
spec:
  endpoints:
    - dnsName: ${name}
      recordType: A
      recordTTL: ${TTL_SECONDS}
      targets: [${targets.join(', ')}]
`;

describe('moving a name, by external-dns and CoreDNS', () => {
  let bed: FailoverBed;
  let dns: RealDns;
  let client: CountingClient;
  let address: { east: string; west: string };
  const resolver = new Resolver({ timeout: 500, tries: 1 });

  before(async () => {
    const tools = await ensureTools(silent, { tiers: ['kube', 'dns'] });
    const port = await freePort();
    const server = `127.0.0.1:${port}`;
    resolver.setServers([server]);
    const clusters = new Map<string, string>();
    client = new CountingClient({
      ...{ name, dns: server, port: 9898, clusters },
    });
    const url = await client.listen();
    bed = await FailoverBed.create({
      failover: { dnsServers: [server], prometheus: { url } },
      policy: {
        traffic: {
          requests: 'requests_total{cluster="$cluster"}[$window]',
          failed: 'failures_total{cluster="$cluster"}[$window]',
        },
      },
      traffic: {},
    });
    const of = (cluster: string) => new URL(bed.harness.podinfoUrl(cluster));
    address = { east: of('east').hostname, west: of('west').hostname };
    clusters.set(address.east, 'east').set(address.west, 'west');
    await bed.harness.applyText('west', record(Object.values(address)));
    const kubeconfig = bed.harness.kubeconfig('west');
    dns = await RealDns.start({ tools, zone, port, kubeconfig });
  });
  after(async () => {
    await client?.close();
    await dns?.close();
    await bed?.close();
  });

  const view = () =>
    bed.failover.failovers.view(bed.subject, {
      signal: new AbortController().signal,
    });

  it('answers with both clusters, and the tab says what each server answers', async () => {
    await eventually(async () => {
      const found = await resolver.resolve4(name);
      assert.deepEqual(found.sort(), Object.values(address).sort());
    });
    await eventually(async () => {
      const [truth] = (await view()).dns;
      assert.equal(truth?.name, name);
      assert.equal(truth.ttlSeconds, TTL_SECONDS);
      assert.deepEqual(
        truth.servers.map(one => one.answers),
        [Object.values(address).sort()],
      );
    });
  });

  it('fails its clients for no longer than the old answers live and two seconds, and says for how many', async () => {
    client.start();
    await sleep(2_000);
    assert.equal(client.count({ failed: true, from: 0, to: Date.now() }), 0);
    const { harness } = bed;
    await harness.cluster('east').podinfo.stop();
    await harness.stop('east');
    const run = await bed.start('east', 'west', 'emergency');
    await bed.until(run.id, 'serving');
    const { events } = await bed.failover.failovers.events({
      ...{ id: run.id, after: 0, waitMs: 0 },
      signal: new AbortController().signal,
    });
    const writtenAt = events.find(({ type }) => type === 'weightsWritten')!.at;
    assert.deepEqual(await resolver.resolve4(name), [address.west]);
    // Whoever was still wrong by now would be found out.
    await sleep(2_000);
    const failures = client.asked.filter(({ ok }) => !ok);
    assert.ok(failures.length > 0, 'nobody noticed that east was gone');
    const last = Math.max(...failures.map(({ at }) => at));
    note(`the last failure was ${last - writtenAt} ms after the write`);
    assert.ok(
      last - writtenAt <= (TTL_SECONDS + CARRIED_SECONDS) * 1000,
      `the last failure was ${last - writtenAt} ms after the write`,
    );
    await bed.failover.failovers.command(run.id, { type: 'commit' }, { by });
    const { endedAt } = await bed.failover.failovers.get(run.id);
    const report = await bed.failover.failovers.report(run.id);
    const since = Math.max(
      60_000,
      Math.ceil((endedAt! - run.createdAt) / 1000) * 1000,
    );
    const counted = { from: endedAt! - since, to: endedAt! };
    assert.deepEqual(report.requests, {
      total: client.count({ ...counted, failed: false }),
      failed: client.count({ ...counted, failed: true }),
    });
    assert.match(
      report.sentence,
      new RegExp(`${failures.length} of \\d+ requests failed`),
    );
  });

  it('gives the name back when the cluster has returned', async () => {
    const { harness } = bed;
    await harness.start('east');
    await harness.cluster('east').podinfo.start();
    await bed.fleet.until('east', 'live');
    const before = client.count({ failed: true, from: 0, to: Date.now() });
    const run = await bed.start('west', 'east', 'planned');
    await bed.until(run.id, 'serving');
    await eventually(async () => {
      assert.deepEqual(await resolver.resolve4(name), [address.east]);
    });
    const now = client.count({ failed: true, from: 0, to: Date.now() });
    assert.equal(now, before, 'a planned move fails nobody');
  });
});
