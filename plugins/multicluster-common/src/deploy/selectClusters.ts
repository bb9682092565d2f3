import { ClusterState, ClusterSummary } from '../clusters';
import { assessHeadroom } from './assessHeadroom';
import { explainMismatch } from './clusterSelector';
import { findProblems } from './findSelectionProblems';
import { pickSpread } from './pickSpread';
import { LeftOutCluster, SelectedClusters, TargetSelection } from './types';

/** Why a cluster in that state may not be a target: nothing could be checked there. */
const cannotDeploy: { [state in ClusterState]?: string } = {
  unreachable: 'unreachable',
  unauthorized: "it refuses the portal's credentials",
  misconfigured: 'misconfigured',
  perUser: "it needs a user's own credentials",
};

/**
 * Why nothing can be deployed to the cluster as it is now, without its name; undefined when it can.
 *
 * @public
 */
export function explainUndeployable(
  cluster: Pick<ClusterSummary, 'state'>,
): string | undefined {
  return cannotDeploy[cluster.state];
}

/**
 * The targets that a selection means, and why every other cluster is none. Named clusters come first, in their order; those of the
 * selector are ordered by name, so that the same selection chooses the same clusters while the fleet does not change.
 *
 * @public
 */
export function selectClusters(options: {
  clusters: ClusterSummary[];
  targets: TargetSelection;
}): SelectedClusters {
  const { targets } = options;
  const clusters = [...options.clusters].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const byName = new Map(clusters.map(each => [each.name, each]));
  const named = [...new Set(targets.names ?? [])].flatMap(
    name => byName.get(name) ?? [],
  );
  const able = named.filter(each => !explainUndeployable(each));
  const others = clusters.filter(each => !named.includes(each));
  const { candidates, leftOut } = sift(others, targets);
  const room =
    targets.maxClusters === undefined
      ? candidates.length
      : Math.max(0, targets.maxClusters - able.length);
  const picked = pickSpread({
    candidates,
    taken: able,
    count: room,
    spread: targets.spread,
  });
  const tooMany = candidates
    .filter(each => !picked.includes(each))
    .map(({ name }) => ({
      name,
      reason: `not needed: no more than ${targets.maxClusters} are wanted`,
      addable: true,
    }));
  const unable = named
    .filter(each => explainUndeployable(each))
    .map(each => leaveOut(each, explainUndeployable(each)!));
  const chosen = [
    ...able.map(each => choose(each, 'name', targets)),
    ...picked.map(each => choose(each, 'selector', targets)),
  ];
  return {
    chosen,
    leftOut: [...leftOut, ...tooMany, ...unable].sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ),
    problems: findProblems({ clusters, targets, chosen, unable }),
  };
}

function sift(clusters: ClusterSummary[], targets: TargetSelection) {
  const candidates: ClusterSummary[] = [];
  const leftOut: LeftOutCluster[] = [];
  for (const cluster of clusters) {
    const mismatch =
      targets.selector && explainMismatch(cluster, targets.selector);
    const reason = targets.selector
      ? mismatch?.reason ??
        explainUndeployable(cluster) ??
        assessHeadroom(cluster.capacity, targets.headroom)
      : 'not named';
    if (reason === undefined) {
      candidates.push(cluster);
    } else {
      leftOut.push(leaveOut(cluster, reason, mismatch?.requirement));
    }
  }
  return { candidates, leftOut };
}

function leaveOut(
  cluster: ClusterSummary,
  reason: string,
  requirement?: LeftOutCluster['requirement'],
): LeftOutCluster {
  return {
    name: cluster.name,
    reason,
    ...(requirement && { requirement }),
    addable: !explainUndeployable(cluster),
  };
}

function choose(
  cluster: ClusterSummary,
  by: 'name' | 'selector',
  { headroom }: TargetSelection,
): SelectedClusters['chosen'][number] {
  const warning =
    (cluster.state === 'connecting' && 'it has not answered yet') ||
    assessHeadroom(cluster.capacity, headroom);
  return { name: cluster.name, by, ...(warning && { warning }) };
}
