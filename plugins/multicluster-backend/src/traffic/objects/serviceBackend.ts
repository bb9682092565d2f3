import {
  countEndpoints,
  ResourceOf,
  TrafficBackend,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { membersOf } from '../linkerd';

/** A Service of a cluster, as somebody there calls it. */
export type CalledService = {
  cluster: string;
  namespace: string;
  name: string;
};

/**
 * Where a Service leads, and whether somebody answers there as its callers see it: a mirrored Service leads to another cluster, and its
 * endpoints here are that cluster's gateway.
 */
export function serviceBackend(
  facts: TrafficFacts,
  called: CalledService,
): Omit<TrafficBackend, 'name' | 'weight'> {
  const { index } = facts;
  const service = index.get({ ...called, kind: 'Service' });
  const slices = slicesOf(facts, called);
  const { ready, slices: count } = countEndpoints(slices);
  return {
    cluster: service && clusterOf(service),
    // A Service without any slice may be one that a mesh resolves by itself.
    ready: count === 0 ? undefined : ready > 0,
    readyAt: facts.currentAt(called.cluster),
  };
}

/** A federated Service has the pods of several clusters in one, and leads to no one of them. */
function clusterOf(service: ResourceOf<'Service'>): string | undefined {
  const { detail, cluster } = service;
  return membersOf(service) ? undefined : detail.mirror?.cluster ?? cluster;
}

function slicesOf(
  { index }: TrafficFacts,
  { cluster, namespace, name }: CalledService,
): ResourceOf<'EndpointSlice'>[] {
  const all = index.list({ cluster, kind: 'EndpointSlice', namespace });
  return [...all].filter(({ detail }) => detail.service === name);
}

/** A hop that leads to one cluster alone divides nothing between clusters: that is a canary, and not ours to touch. */
export function leadsToSeveral(backends: readonly TrafficBackend[]): boolean {
  return new Set(backends.map(({ cluster }) => cluster)).size > 1;
}
