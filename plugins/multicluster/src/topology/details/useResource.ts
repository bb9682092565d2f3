import { useApi } from '@backstage/core-plugin-api';
import {
  ResourceView,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api/MulticlusterApi';
import { useTopologyModel } from '../useTopologyModel';
import { subjectOf } from './subject';
import { Asked, useAsked } from '../../shared';

/** What makes the object behind a node worth reading again. */
function versionOf(node: TopologyNode, pod: string | undefined): string {
  const chosen = node.pods?.find(({ name }) => name === pod);
  return JSON.stringify([
    node.origin?.resourceVersion,
    node.health,
    node.reason,
    chosen ?? node.podCounts,
  ]);
}

/** The object behind a node with its events; read again when the node changes. */
export function useResource(
  node: TopologyNode,
  pod: string | undefined,
): { asked: Asked<ResourceView>; again(): void } | undefined {
  const api = useApi(multiclusterApiRef);
  const { entityRef } = useTopologyModel().graph;
  const subject = subjectOf(node, pod);
  const key = subject && Object.values(subject).join('/');
  const answer = useAsked(key, versionOf(node, pod), signal =>
    api.getResource({ entityRef, ...subject!, signal }),
  );
  return subject && answer;
}
