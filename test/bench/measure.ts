import { setTimeout as sleep } from 'node:timers/promises';
import { type LoadBounds, runClients } from './load.ts';
import { cpuSeconds, rssMiB } from './processUsage.ts';
import { percentile } from './statistics.ts';
import type { BenchRow, Subject, View } from './types.ts';

const IDLE_MS = 5_000;
const MEMORY_EVERY_MS = 250;

export type Measured = {
  subject: Subject;
  clusters: number;
  clients: number;
  pid: number;
  bounds: LoadBounds;
  view: () => Promise<View>;
  /** Reads that all API servers have counted so far. */
  countReads: () => Promise<number>;
};

/**
 * One row. API requests are those beyond what the same servers count in an equal time without views: the control plane reads too.
 * Throws when a view failed, since a fast error is no answer.
 */
export async function measure(options: Measured): Promise<BenchRow> {
  const { subject, clusters, clients, pid, bounds, view } = options;
  const idlePerMs = await idleReads(options.countReads);
  // After the pause, in which the server closes connections: a client in life opens its own.
  await view();
  const memory = watchMemory(pid);
  const before = await snapshot(options);
  const views = await runClients(clients, bounds, view).finally(memory.stop);
  const after = await snapshot(options);
  const failed = views.filter(({ status }) => status !== 200);
  if (failed.length > 0) {
    const statuses = [...new Set(failed.map(({ status }) => status))];
    const sentence = `${failed.length} of ${views.length} views of ${subject} failed with ${clusters} clusters and ${clients} clients: status ${statuses}.`;
    // The other subject is known to break under this load: what it did answer is still worth its row.
    if (subject === 'multicluster' || failed.length === views.length) {
      throw new Error(sentence);
    }
    console.log(`  ${sentence}`);
  }
  const times = views
    .filter(({ status }) => status === 200)
    .map(({ ms }) => ms);
  const own = after.reads - before.reads - idlePerMs * (after.at - before.at);
  return {
    subject,
    clusters,
    clients,
    p50Ms: percentile(times, 50),
    p95Ms: percentile(times, 95),
    apiRequestsPerView: Math.max(0, round(own / views.length, 1)),
    bytesPerView: Math.round(
      views.reduce((sum, { bytes }) => sum + bytes, 0) / views.length,
    ),
    cpuSecondsPerView: (after.cpu - before.cpu) / views.length,
    rssMiB: memory.highest(),
  };
}

async function snapshot(options: Measured) {
  const [reads, cpu] = await Promise.all([
    options.countReads(),
    cpuSeconds(options.pid),
  ]);
  return { reads, cpu, at: performance.now() };
}

async function idleReads(countReads: () => Promise<number>): Promise<number> {
  const [reads, at] = [await countReads(), performance.now()];
  await sleep(IDLE_MS);
  return ((await countReads()) - reads) / (performance.now() - at);
}

function watchMemory(pid: number) {
  let highest = 0;
  const look = async () => {
    highest = Math.max(highest, await rssMiB(pid));
  };
  const timer = setInterval(() => look().catch(() => {}), MEMORY_EVERY_MS);
  return {
    highest: () => highest,
    async stop() {
      clearInterval(timer);
      await look();
    },
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
