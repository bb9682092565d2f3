import { InputError, NotFoundError } from '@backstage/errors';
import {
  buildTopology,
  ClusterSummary,
  EntitySelector,
  findFindings,
  gatherResources,
  TopologyCluster,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { UserAuth } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../clusters/types';
import { MemoryResourceCache } from '../watch';
import { PerUserCluster, readPerUserCluster } from './readPerUserCluster';

/** What a column says of its cluster; the rest of the summary would only make the answer longer. */
function headOf({ summary }: PerUserCluster) {
  const { name, title, state, since, provider, region, environment } = summary;
  const { labels, version, error, lastSeenAt } = summary;
  return {
    ...{ name, title, state, since, provider, region, environment },
    ...{ labels, version, error, lastSeenAt },
  };
}

/** A column of a cluster that failed: its sentence says why. */
function emptyColumn(cluster: PerUserCluster): TopologyCluster {
  return {
    ...headOf(cluster),
    health: 'unknown',
    replicas: { ready: 0, desired: 0 },
  };
}

function drawGraph(
  selector: EntitySelector,
  read: PerUserCluster[],
  now: number,
): TopologyGraph {
  // An index for this one answer: what one user may read must not be found by the next.
  const index = new MemoryResourceCache();
  for (const resource of read.flatMap(({ resources }) => resources)) {
    const { cluster, kind } = resource;
    index.apply({ cluster, kind, upserts: [resource], deletes: [] });
  }
  const graph = buildTopology({
    selector,
    resources: gatherResources(index, selector),
    clusters: read.map(each => ({
      ...headOf(each),
      known: each.summary.state === 'live',
    })),
    now,
  });
  const drawn = new Set(graph.clusters.map(({ name }) => name));
  const silent = read.filter(
    ({ summary }) => summary.state !== 'live' && !drawn.has(summary.name),
  );
  if (silent.length === 0) return graph;
  const whole = {
    ...graph,
    clusters: [...graph.clusters, ...silent.map(emptyColumn)],
    elsewhere: { ...graph.elsewhere, unknown: [] },
  };
  return { ...whole, findings: findFindings(whole) };
}

function findAsked(
  clusters: ClusterSummary[],
  names: string[],
): ClusterSummary[] {
  const byName = new Map(clusters.map(each => [each.name, each]));
  return [...new Set(names)].map(name => {
    const cluster = byName.get(name);
    if (!cluster) {
      throw new NotFoundError(
        `There is no cluster '${name}' that you may see.`,
      );
    }
    if (cluster.state !== 'perUser') {
      throw new InputError(
        `Cluster '${name}' is not read with credentials of users; it is on the page already.`,
      );
    }
    return cluster;
  });
}

/**
 * The topology of an entity on clusters whose credentials belong to users: read now, in parallel, kept nowhere. A cluster that fails
 * is a column with a sentence.
 *
 * @param options - `clusters`: those that the caller may see; `names`: those to read
 */
export async function readPerUserTopology(options: {
  fleet: Pick<Fleet, 'connectAs'>;
  clusters: ClusterSummary[];
  names: string[];
  selector: EntitySelector;
  auth: UserAuth;
  now: number;
  signal: AbortSignal;
  deadlineMs?: number;
}): Promise<TopologyGraph> {
  const { clusters, names, ...rest } = options;
  const { selector } = options;
  const asked = findAsked(clusters, names).filter(
    ({ name }) => !selector.cluster || selector.cluster === name,
  );
  const read = await Promise.all(
    asked.map(summary => readPerUserCluster({ ...rest, summary })),
  );
  return drawGraph(selector, read, options.now);
}
