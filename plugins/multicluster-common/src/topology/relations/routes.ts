import { Resource, ResourceOf, RouteBackend } from '../../resources/types';
import { Drawing } from '../Drawing';
import { pushTo } from '../gather/gatherWorkloads';
import { nodeId } from '../ids';
import { hostsOf } from '../names';
import { TrafficShare } from '../types';
import { drawEdge, percentOf } from './edge';

/** Whoever sends requests on, and how much of them by what is written. */
export function drawRouting(drawing: Drawing): void {
  const { resources } = drawing;
  for (const kind of ['HTTPRoute', 'GRPCRoute'] as const) {
    for (const route of resources.ofKind(kind)) {
      drawParents(drawing, route);
      drawRules(drawing, route, route.detail.rules);
    }
  }
  for (const ingress of resources.ofKind('Ingress')) {
    drawIngress(drawing, ingress);
  }
  for (const split of resources.ofKind('TrafficSplit')) {
    drawSplit(drawing, split);
  }
  drawGslbs(drawing);
}

type Route = ResourceOf<'HTTPRoute' | 'GRPCRoute'>;

/** A Gateway, or the Service whose calls a mesh sends by this route. */
function drawParents(drawing: Drawing, route: Route): void {
  const { cluster, kind, namespace, name, detail } = route;
  for (const parent of detail.parents) {
    if (parent.kind === 'Gateway' || parent.kind === 'Service') {
      const from = nodeId({ ...parent, kind: parent.kind, cluster });
      const isBackend = detail.rules.some(({ backends }) =>
        backends.some(each => backendId(cluster, each) === from),
      );
      // A mesh route may name one Service as parent and as backend: that would be a circle.
      if (!isBackend) {
        const to = nodeId({ cluster, kind, namespace, name });
        drawEdge(drawing, 'routes', { from, to });
      }
    }
  }
}

/** One edge per backend. Where rules disagree about its share, there is no one share to tell. */
function drawRules(
  drawing: Drawing,
  { cluster, kind, namespace, name }: Route,
  rules: readonly { backends: RouteBackend[] }[],
): void {
  const shares = new Map<string, Set<number | undefined>>();
  for (const { backends } of rules) {
    const total = backends.reduce((sum, { weight }) => sum + weight, 0);
    for (const backend of backends) {
      const id = backendId(cluster, backend);
      const share = total > 0 ? percentOf(backend.weight, total) : 0;
      shares.set(id, (shares.get(id) ?? new Set()).add(share));
    }
  }
  const from = nodeId({ cluster, kind, namespace, name });
  for (const [to, known] of shares) {
    drawEdge(drawing, 'routes', { from, to }, onlyShare(known));
  }
}

function onlyShare(known: Set<number | undefined>): TrafficShare | undefined {
  const [declared] = known;
  return known.size === 1 && declared !== undefined ? { declared } : undefined;
}

function backendId(cluster: string, backend: RouteBackend): string {
  const { namespace, name } = backend;
  const kind = backend.kind === 'ServiceImport' ? 'ServiceImport' : 'Service';
  return nodeId({ cluster, kind, namespace, name });
}

function drawIngress(drawing: Drawing, ingress: ResourceOf<'Ingress'>): void {
  const backends = new Set(
    ingress.detail.backends.map(each => backendId(ingress.cluster, each)),
  );
  for (const to of backends) {
    const share = backends.size === 1 ? { declared: 100 } : undefined;
    drawEdge(drawing, 'routes', { from: nodeId(ingress), to }, share);
  }
}

function drawSplit(drawing: Drawing, split: ResourceOf<'TrafficSplit'>): void {
  const { cluster, namespace, detail } = split;
  const serviceId = (name: string) =>
    nodeId({ cluster, kind: 'Service', namespace, name });
  const total = detail.backends.reduce((sum, { weight }) => sum + weight, 0);
  for (const { service, weight } of detail.backends) {
    const declared = total > 0 ? percentOf(weight, total) : 0;
    const ends = { from: nodeId(split), to: serviceId(service) };
    drawEdge(drawing, 'routes', ends, { declared });
  }
  if (!detail.backends.some(({ service }) => service === detail.service)) {
    const ends = { from: serviceId(detail.service), to: nodeId(split) };
    drawEdge(drawing, 'routes', ends);
  }
}

/** To what carries its name or one of its hosts, in its own namespace. */
function drawGslbs(drawing: Drawing): void {
  const places = new Map<string, Resource[]>();
  for (const kind of [
    'Ingress',
    'HTTPRoute',
    'GRPCRoute',
    'Service',
  ] as const) {
    for (const resource of drawing.resources.ofKind(kind)) {
      const { cluster, namespace } = resource;
      pushTo(places, `${cluster}/${namespace}`, resource as Resource);
    }
  }
  for (const gslb of drawing.resources.ofKind('Gslb')) {
    const hosts = new Set(hostsOf(gslb));
    const near = places.get(`${gslb.cluster}/${gslb.namespace}`) ?? [];
    for (const resource of near) {
      if (
        hostsOf(resource).some(host => hosts.has(host)) ||
        (resource.kind !== 'Service' && resource.name === gslb.name)
      ) {
        const ends = { from: nodeId(gslb), to: nodeId(resource) };
        drawEdge(drawing, 'routes', ends);
      }
    }
  }
}
