import { ClusterPlacement } from '../clusters';
import { ClusterRequirement, ClusterSelector } from './types';

/**
 * What a selector looks at.
 *
 * @public
 */
export type PlacedCluster = ClusterPlacement & { name: string };

/**
 * Why a cluster does not match, as `tier is batch`, and the first requirement that it fails.
 *
 * @public
 */
export type SelectorMismatch = {
  reason: string;
  requirement: ClusterRequirement;
};

/**
 * Whether the selector means the cluster. As in Kubernetes, `NotIn` also matches a cluster that has no such label.
 *
 * @public
 */
export function matchesClusterSelector(
  cluster: PlacedCluster,
  selector: ClusterSelector,
): boolean {
  return explainMismatch(cluster, selector) === undefined;
}

/**
 * Why the selector does not mean the cluster; undefined when it does.
 *
 * @public
 */
export function explainMismatch(
  cluster: PlacedCluster,
  selector: ClusterSelector,
): SelectorMismatch | undefined {
  const { match = 'all', requirements } = selector;
  const failed = requirements.filter(each => !meetsRequirement(cluster, each));
  const isMatch =
    match === 'all'
      ? failed.length === 0
      : failed.length < requirements.length || requirements.length === 0;
  if (isMatch) {
    return undefined;
  }
  // Of requirements that must all hold, one is reason enough.
  const told = match === 'all' ? failed.slice(0, 1) : failed;
  const reasons = told.map(({ key }) => describeLabel(cluster, key));
  return {
    reason: [...new Set(reasons)].join(', and '),
    requirement: failed[0],
  };
}

/**
 * Whether the cluster meets one requirement.
 *
 * @public
 */
export function meetsRequirement(
  cluster: PlacedCluster,
  requirement: ClusterRequirement,
): boolean {
  const { key, operator, values = [] } = requirement;
  const value = labelOf(cluster, key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/**
 * `provider is gcp`, `tier in web, api`, `tier not in batch, test`, `canary is set`.
 *
 * @public
 */
export function describeRequirement(requirement: ClusterRequirement): string {
  const { key, operator, values = [] } = requirement;
  const list = values.join(', ');
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key} is ${list}` : `${key} in ${list}`;
    case 'NotIn':
      return values.length === 1
        ? `${key} is not ${list}`
        : `${key} not in ${list}`;
    case 'Exists':
      return `${key} is set`;
    default:
      return `${key} is not set`;
  }
}

function labelOf(cluster: PlacedCluster, key: string): string | undefined {
  switch (key) {
    case 'name':
      return cluster.name;
    case 'provider':
      return cluster.provider;
    case 'region':
      return cluster.region;
    case 'env':
    case 'environment':
      return cluster.environment;
    default:
      return Object.hasOwn(cluster.labels, key)
        ? cluster.labels[key]
        : undefined;
  }
}

function describeLabel(cluster: PlacedCluster, key: string): string {
  const value = labelOf(cluster, key);
  if (value === undefined) {
    return `${key} is not set`;
  }
  return value === '' ? `${key} is empty` : `${key} is ${value}`;
}
