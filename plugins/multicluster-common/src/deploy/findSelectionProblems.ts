import { ClusterSummary } from '../clusters';
import { assessHeadroom } from './assessHeadroom';
import { describeRequirement, meetsRequirement } from './clusterSelector';
import { suggestName } from './suggestName';
import { LeftOutCluster, SelectedClusters, TargetSelection } from './types';

type Selection = {
  clusters: ClusterSummary[];
  targets: TargetSelection;
  chosen: SelectedClusters['chosen'];
  /** Named, but in a state in which nothing can be deployed. */
  unable: LeftOutCluster[];
};

/** Sentences, each of which stands against the whole selection. */
export function findProblems(selection: Selection): string[] {
  const { targets, chosen, unable } = selection;
  const { minClusters = 1, maxClusters } = targets;
  const problems = [
    ...findUnknown(selection),
    ...unable.map(
      ({ name, reason }) =>
        `Nothing can be deployed to cluster '${name}': ${reason}. Take it out of 'names', or wait until it can be reached.`,
    ),
  ];
  if (!targets.selector && !targets.names?.length) {
    return ["No cluster is chosen: give 'names' or a 'selector'."];
  }
  if (maxClusters !== undefined && maxClusters < minClusters) {
    problems.push(
      `'maxClusters' is ${maxClusters}, which is less than 'minClusters', ${minClusters}.`,
    );
  }
  if (maxClusters !== undefined && chosen.length > maxClusters) {
    problems.push(
      `${chosen.length} clusters are named, but 'maxClusters' is ${maxClusters}.`,
    );
  }
  // A name that is wrong already says why there are too few.
  if (problems.length === 0 && chosen.length < minClusters) {
    problems.push(explainTooFew(selection, minClusters));
  }
  return problems;
}

function findUnknown({ clusters, targets }: Selection): string[] {
  const known = clusters.map(({ name }) => name);
  return [...new Set(targets.names ?? [])]
    .filter(name => !known.includes(name))
    .map(name => {
      const meant = suggestName(name, known);
      return meant
        ? `There is no cluster '${name}'; did you mean '${meant}'?`
        : `There is no cluster '${name}'.`;
    });
}

function explainTooFew(selection: Selection, minClusters: number): string {
  const { chosen, clusters } = selection;
  const found =
    chosen.length === 0
      ? 'none can be chosen'
      : `only ${chosen.length} can be chosen`;
  const needed =
    minClusters === 1
      ? 'At least one cluster is needed'
      : `${minClusters} clusters are needed`;
  const most = findMostExcluding(selection);
  const why = most
    ? `: ${most.what} leaves out ${most.count} of ${clusters.length}`
    : '';
  return `${needed}, but ${found}${why}.`;
}

/** Each requirement is counted by itself: what a cluster fails beside it would hide it. */
function findMostExcluding({ clusters, targets }: Selection) {
  const { selector, headroom } = targets;
  const count = (isOut: (cluster: ClusterSummary) => boolean) =>
    clusters.filter(isOut).length;
  const causes = [
    ...(selector?.requirements ?? []).map(requirement => ({
      what: `'${describeRequirement(requirement)}'`,
      count: count(cluster => !meetsRequirement(cluster, requirement)),
    })),
    {
      what: "'headroom'",
      count: count(
        ({ capacity }) => assessHeadroom(capacity, headroom) !== undefined,
      ),
    },
    {
      what: 'not being reachable',
      count: count(({ state }) => state === 'unreachable'),
    },
    {
      what: 'a missing or refused credential',
      count: count(({ state }) =>
        ['unauthorized', 'misconfigured', 'perUser'].includes(state),
      ),
    },
  ];
  const most = causes.reduce((a, b) => (b.count > a.count ? b : a));
  return most.count > 0 ? most : undefined;
}
