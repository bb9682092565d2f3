import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { ClusterState } from '@multicluster/backstage-plugin-multicluster-common';
import { WatchMetrics } from '../watch';

/** Seconds; a change is normally here within some ten milliseconds, and minutes late is what one wants to see. */
const LAG_BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300];
const REBUILD_BUCKETS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2,
];

/** What the plugin counts, by cluster and kind where these are few. Names of entities and objects are never attributes. */
export type FleetMetrics = WatchMetrics & {
  rebuilt(seconds: number): void;
  /** +1 when a stream opens, -1 when it ends. */
  streams(change: 1 | -1): void;
  /** Asked at each collection. */
  observeClusters(read: () => { state: ClusterState }[]): void;
};

function createWatchMetrics(metrics: MetricsService): WatchMetrics {
  const objects = metrics.createGauge('multicluster.objects', {
    description: 'Objects in the watch cache',
  });
  const events = metrics.createCounter('multicluster.watch.events', {
    description: 'Changes that came by watch',
  });
  const relists = metrics.createCounter('multicluster.watch.relists', {
    description: 'Lists from the beginning, by reason',
  });
  const bytes = metrics.createCounter('multicluster.watch.bytes', {
    description: 'Bytes read from API servers',
    unit: 'By',
  });
  const errors = metrics.createCounter('multicluster.watch.consumer_errors', {
    description: 'Batches whose consumer threw',
  });
  const lag = metrics.createHistogram('multicluster.watch.lag', {
    description: 'From the change in the cluster to its arrival',
    unit: 's',
    advice: { explicitBucketBoundaries: LAG_BUCKETS },
  });
  return {
    objects: (cluster, kind, count) => objects.record(count, { cluster, kind }),
    events: (cluster, kind, count) => events.add(count, { cluster, kind }),
    relist: (cluster, kind, reason) =>
      relists.add(1, { cluster, kind, reason }),
    bytes: (cluster, kind, count) => bytes.add(count, { cluster, kind }),
    // Without the kind: each bucket is a series of its own, and a hundred clusters would make thirty thousand of them.
    lag: (cluster, _kind, seconds) => lag.record(seconds, { cluster }),
    consumerError: (cluster, kind) => errors.add(1, { cluster, kind }),
  };
}

/** The figures as OpenTelemetry instruments. */
export function createFleetMetrics(metrics: MetricsService): FleetMetrics {
  const rebuild = metrics.createHistogram('multicluster.topology.rebuild', {
    description: 'Time to build one topology graph',
    unit: 's',
    advice: { explicitBucketBoundaries: REBUILD_BUCKETS },
  });
  const streams = metrics.createUpDownCounter('multicluster.streams', {
    description: 'Open topology streams',
  });
  const clusters = metrics.createObservableGauge('multicluster.clusters', {
    description: 'Clusters by state',
  });
  return {
    ...createWatchMetrics(metrics),
    rebuilt: seconds => rebuild.record(seconds),
    streams: change => streams.add(change),
    observeClusters: read =>
      clusters.addCallback(result => {
        const counts = new Map<ClusterState, number>();
        for (const { state } of read()) {
          counts.set(state, (counts.get(state) ?? 0) + 1);
        }
        for (const [state, count] of counts) result.observe(count, { state });
      }),
  };
}
