import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countReads } from './apiRequests.ts';
import { readDeployOptions } from './deploy/options.ts';
import { formatDeployTable, ratioOf } from './deploy/table.ts';
import { runClients } from './load.ts';
import { cpuSeconds, rssMiB } from './processUsage.ts';
import { median, percentile } from './statistics.ts';
import { formatTable } from './table.ts';

describe('the arithmetic of the bench', () => {
  it('takes percentiles by nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    assert.equal(percentile(values, 50), 3);
    assert.equal(percentile(values, 95), 5);
    assert.equal(percentile([7], 50), 7);
    assert.equal(median([4, 1, 3, 2]), 2.5);
  });

  it('counts reads of resources and nothing else', () => {
    const metrics = [
      '# TYPE apiserver_request_total counter',
      'apiserver_request_total{code="200",resource="pods",verb="LIST"} 12',
      'apiserver_request_total{code="200",resource="pods",verb="WATCH"} 3',
      'apiserver_request_total{code="200",resource="pods",verb="PATCH"} 9',
      'apiserver_request_total{code="200",resource="leases",verb="GET"} 700',
      'apiserver_request_total{code="200",resource="",verb="GET"} 41',
      'apiserver_request_duration_seconds_count{resource="pods",verb="LIST"} 5',
    ].join('\n');
    assert.equal(countReads(metrics), 15);
  });

  it('gives each client a view even when the time is over', async () => {
    const views = await runClients(
      4,
      { maxViews: 100, maxMs: 0 },
      async () => ({
        ms: 1,
        bytes: 1,
        status: 200,
      }),
    );
    assert.equal(views.length, 4);
  });

  it('stops at the number of views', async () => {
    const views = await runClients(
      3,
      { maxViews: 10, maxMs: 60_000 },
      async () => ({ ms: 1, bytes: 1, status: 200 }),
    );
    assert.equal(views.length, 10);
  });

  it('reads processor time and memory of this process', async () => {
    assert.ok((await cpuSeconds(process.pid)) > 0);
    assert.ok((await rssMiB(process.pid)) > 10);
  });

  it('prints rows under their heads', () => {
    const text = formatTable([
      {
        subject: 'kubernetes',
        clusters: 30,
        clients: 16,
        p50Ms: 15798,
        p95Ms: 15846,
        apiRequestsPerView: 390,
        bytesPerView: 8_300_000,
        cpuSecondsPerView: 0.616,
        rssMiB: 1130,
      },
    ]);
    const [head, row] = text.split('\n');
    assert.match(head, /^subject +clusters +clients +p50 ms/);
    assert.match(
      row,
      /^kubernetes +30 +16 +15798\.0 +15846\.0 +390\.0 +8300\.0/,
    );
  });

  it('reads how many clusters are deployed to, and refuses what no machine has', () => {
    assert.deepEqual(readDeployOptions(['--clusters', '3,5', '--quick']), {
      clusters: [3, 5],
      rounds: 2,
      json: undefined,
    });
    assert.throws(() => readDeployOptions(['--clusters', '100']), /20 at most/);
    assert.throws(() => readDeployOptions(['--rounds', 'x']), /--rounds/);
  });

  it('compares the medians of the two ways to deploy', () => {
    const row = {
      ...{ clusters: 3, wait: true },
      ...{ shellMs: [1000, 3000, 2000], portalMs: [2200, 2400, 9000] },
    };
    assert.equal(ratioOf(row), 1.2);
    const [head, line] = formatDeployTable([row]).split('\n');
    assert.match(head, /^clusters +until +shell s +portal s +ratio/);
    assert.match(line, /^3 +pods are ready +2\.00 +2\.40 +1\.20/);
  });
});
