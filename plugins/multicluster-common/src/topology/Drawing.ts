import { ClusterSummary } from '../clusters/types';
import { Resource, ResourceOf } from '../resources/types';
import { slicesByService } from './gather/gatherSupport';
import { isWorkloadKind } from './ids';
import { ResourceSet } from './ResourceSet';
import { EntitySelector, TopologyEdge, TopologyNode } from './types';

/**
 * What the topology needs to know of a cluster. `known` is false while nothing was ever heard of what it holds.
 *
 * @public
 */
export type TopologyClusterFacts = Pick<
  ClusterSummary,
  | 'name'
  | 'title'
  | 'provider'
  | 'region'
  | 'environment'
  | 'labels'
  | 'state'
  | 'since'
  | 'lastSeenAt'
  | 'error'
  | 'version'
> & { known: boolean };

/** A graph in the making: what the nodes and relations are drawn from, and what has been drawn. */
export type Drawing = {
  selector: EntitySelector;
  resources: ResourceSet;
  slices: Map<string, ResourceOf<'EndpointSlice'>[]>;
  clusters: Map<string, TopologyClusterFacts>;
  /** Epoch milliseconds. */
  now: number;
  nodes: Map<string, TopologyNode>;
  edges: Map<string, TopologyEdge>;
};

export function startDrawing(options: {
  selector: EntitySelector;
  resources: Iterable<Resource>;
  clusters: readonly TopologyClusterFacts[];
  now: number;
}): Drawing {
  const resources = ResourceSet.of(options.resources);
  return {
    selector: options.selector,
    resources,
    slices: slicesByService(resources),
    clusters: new Map(options.clusters.map(each => [each.name, each])),
    now: options.now,
    nodes: new Map(),
    edges: new Map(),
  };
}

/** The uppermost controller that is known: the Deployment of a ReplicaSet's pod, the CronJob of a Job's. */
export function topOf(resources: ResourceSet, resource: Resource): Resource {
  let top = resource;
  for (
    let owner = ownerOf(resources, top);
    owner && isWorkloadKind(owner.kind);
    owner = ownerOf(resources, top)
  ) {
    top = owner;
  }
  return top;
}

function ownerOf(
  resources: ResourceSet,
  { cluster, owner }: Resource,
): Resource | undefined {
  return owner && resources.byUid(cluster, owner.uid);
}

/** Where the facts of a node come from. */
export function originOf(resource: Resource): TopologyNode['origin'] {
  const { apiVersion, kind, namespace, name, uid, resourceVersion, seenAt } =
    resource;
  return { apiVersion, kind, namespace, name, uid, resourceVersion, seenAt };
}

/** The parts of a node that every object gives in the same way. */
export function nodeBase(resource: Resource) {
  const { cluster, namespace, name, labels } = resource;
  return {
    row: '',
    cluster,
    namespace,
    name,
    labels,
    origin: originOf(resource),
  };
}
