import {
  ResourceOf,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';

export type ServingWorkload = ResourceOf<
  'Deployment' | 'StatefulSet' | 'Rollout'
>;

/** A backend of a hop names a Service as `name`, `namespace/name` or `name:port`. */
function calledService(hop: TrafficHop, backend: string) {
  const [place, port] = backend.split(':');
  const [first, second] = place.split('/');
  return second === undefined
    ? {
        cluster: hop.cluster,
        namespace: hop.object.namespace,
        name: first,
        port,
      }
    : { cluster: hop.cluster, namespace: first, name: second, port };
}

/** The Services that hops lead to, by where they are in the end: of a mirrored one, that of the other cluster. */
function ledTo(
  { index }: TrafficFacts,
  hops: readonly TrafficHop[],
): ResourceOf<'Service'>[] {
  const found = new Map<string, ResourceOf<'Service'>>();
  for (const hop of hops) {
    for (const { name } of hop.backends) {
      const called = index.get({
        ...calledService(hop, name),
        kind: 'Service',
      });
      const mirror = called?.detail.mirror;
      const service = mirror
        ? index.get({ ...mirror, kind: 'Service' })
        : called;
      if (service) found.set(`${service.cluster} ${service.uid}`, service);
    }
  }
  return [...found.values()];
}

/** The Services of a cluster that answer for the entity: those that hops lead to, and where none does, all of its own. */
export function servingServices(
  facts: TrafficFacts,
  hops: readonly TrafficHop[],
  cluster: string,
): ResourceOf<'Service'>[] {
  const led = ledTo(facts, hops).filter(each => each.cluster === cluster);
  if (led.length > 0) return led;
  return facts.resources.filter(
    (each): each is ResourceOf<'Service'> =>
      each.kind === 'Service' &&
      each.cluster === cluster &&
      each.detail.mirror === undefined &&
      Object.keys(each.detail.selector).length > 0,
  );
}

/** Where a cluster lets the entity's callers in from outside, whichever Service its hops lead to. */
export function entrances(
  { resources }: TrafficFacts,
  cluster: string,
): ResourceOf<'Service'>[] {
  return resources.filter(
    (each): each is ResourceOf<'Service'> =>
      each.kind === 'Service' &&
      each.cluster === cluster &&
      each.detail.type === 'LoadBalancer',
  );
}

/** Those that stand behind the Services; all of the entity's when none can be told. */
export function servingWorkloads(
  { resources }: TrafficFacts,
  services: readonly ResourceOf<'Service'>[],
  cluster: string,
): ServingWorkload[] {
  const all = resources.filter(
    (each): each is ServingWorkload =>
      each.cluster === cluster &&
      (each.kind === 'Deployment' ||
        each.kind === 'StatefulSet' ||
        each.kind === 'Rollout'),
  );
  const behind = all.filter(workload =>
    services.some(service => selects(service, workload)),
  );
  return behind.length > 0 ? behind : all;
}

/** As far as a workload tells: its selector is a part of its pods' labels, and its own labels mostly are. */
function selects(
  { namespace, detail }: ResourceOf<'Service'>,
  workload: ServingWorkload,
): boolean {
  const wanted = Object.entries(detail.selector);
  const { selector } = workload.detail;
  return (
    namespace === workload.namespace &&
    wanted.length > 0 &&
    wanted.every(
      ([key, value]) => (selector[key] ?? workload.labels[key]) === value,
    )
  );
}
