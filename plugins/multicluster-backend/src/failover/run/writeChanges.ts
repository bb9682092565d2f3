import {
  TrafficChange,
  TrafficHop,
  WriteResult,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  TrafficDriver,
  WriteFence,
} from '@multicluster/backstage-plugin-multicluster-node';
import { AskableFleet, askCluster, failedWrite } from './askCluster';
import { keptBy } from './keptBy';

/** Writes weights: clusters side by side, and in one cluster in order. Never rejects. */
export async function writeChanges(options: {
  changes: readonly TrafficChange[];
  /** Left on the objects. */
  run: string;
  /** Of the run's plan: they say who else writes an object. */
  hops: readonly TrafficHop[];
  fence: WriteFence;
  /** Also where nothing is to be changed. */
  stamp: boolean;
  fleet: AskableFleet;
  drivers: readonly TrafficDriver[];
  signal: AbortSignal;
}): Promise<WriteResult[]> {
  const { changes, ...rest } = options;
  const byCluster = new Map<string, TrafficChange[]>();
  for (const change of changes) {
    const others = byCluster.get(change.cluster) ?? [];
    byCluster.set(change.cluster, [...others, change]);
  }
  const results = await Promise.all(
    [...byCluster.values()].map(own => writeInOrder({ ...rest, changes: own })),
  );
  return results.flat();
}

async function writeInOrder({
  changes,
  ...rest
}: Parameters<typeof writeChanges>[0]): Promise<WriteResult[]> {
  const results: WriteResult[] = [];
  for (const change of changes) {
    results.push(await writeOne({ ...rest, change }));
  }
  return results;
}

async function writeOne(
  options: Omit<Parameters<typeof writeChanges>[0], 'changes'> & {
    change: TrafficChange;
  },
): Promise<WriteResult> {
  const { change, run, fence, stamp, fleet, drivers, hops } = options;
  const { cluster, hop, object } = change;
  const driver = drivers.find(({ id }) => id === change.driver);
  if (!driver) {
    const message = `There is no driver '${change.driver}' any more.`;
    return { cluster, hop, result: 'refused', message };
  }
  try {
    const { result, found } = await askCluster({
      ...{ fleet, cluster, signal: options.signal },
      ask: (client, signal) =>
        driver.apply({ change, run, fence, stamp, client, signal }),
    });
    if (result !== 'drifted') return { cluster, hop, result };
    const message = `${object.kind} ${object.namespace}/${
      object.name
    } in '${cluster}' has other weights than expected (${said(
      found,
    )} instead of ${said(change.before)}): somebody else wrote it.${keptBy(
      hops.find(({ id }) => id === hop),
    )}`;
    return { cluster, hop, result, message };
  } catch (error) {
    return { cluster, hop, ...failedWrite(error) };
  }
}

function said(weights: { [backend: string]: number }): string {
  return Object.entries(weights)
    .map(([name, weight]) => `${name} ${weight}`)
    .join(', ');
}
