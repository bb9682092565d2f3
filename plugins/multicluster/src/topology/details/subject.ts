import {
  ResourceKind,
  TopologyNode,
  TopologyPod,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Names the one object that conditions, events and YAML are about. */
export type Subject = {
  cluster: string;
  apiVersion: string;
  kind: ResourceKind;
  namespace: string;
  name: string;
};

/** Which pod of a group to show first: the chosen one, else the first that fails, else the first. */
export function pickPod(
  pods: TopologyNode | undefined,
  chosen: string | undefined,
): TopologyPod | undefined {
  const all = pods?.pods ?? [];
  return (
    all.find(pod => pod.name === chosen) ??
    all.find(pod => pod.health === 'unhealthy') ??
    all[0]
  );
}

/** The object behind a node; for a group of pods, the picked pod. Undefined for what only we have derived. */
export function subjectOf(
  node: TopologyNode,
  chosenPod?: string,
): Subject | undefined {
  const { cluster, origin } = node;
  if (!cluster) {
    return undefined;
  }
  if (node.kind === 'Pods') {
    const pod = pickPod(node, chosenPod);
    return pod && node.namespace !== undefined
      ? {
          cluster,
          apiVersion: 'v1',
          kind: 'Pod',
          namespace: node.namespace,
          name: pod.name,
        }
      : undefined;
  }
  if (!origin || node.kind === 'Group') {
    return undefined;
  }
  const { apiVersion, kind, namespace, name } = origin;
  return { cluster, apiVersion, kind: kind as ResourceKind, namespace, name };
}
