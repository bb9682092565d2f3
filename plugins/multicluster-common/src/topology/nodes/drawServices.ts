import { Resource, ResourceOf } from '../../resources/types';
import { assessResource, assessService, countEndpoints } from '../../resources';
import { Drawing, nodeBase } from '../Drawing';
import { nodeId } from '../ids';
import { TopologyNode } from '../types';

/** Services, mirrored ones among them, and ServiceImports. A mirror's health is its target's: see `deriveHealth`. */
export function drawServices(drawing: Drawing): void {
  for (const service of drawing.resources.ofKind('Service')) {
    const id = nodeId(service);
    const slices = drawing.slices.get(id) ?? [];
    drawing.nodes.set(id, {
      ...nodeBase(service),
      id,
      kind: 'Service',
      lane: 'service',
      ...assessService(service, slices),
      fact: service.detail.mirror
        ? `mirror of ${service.detail.mirror.name} on ${service.detail.mirror.cluster}`
        : serviceFact(service, slices),
    });
  }
  for (const imported of drawing.resources.ofKind('ServiceImport')) {
    const { clusters } = imported.detail;
    drawRouted(drawing, imported, {
      lane: 'service',
      fact: clusters.length
        ? `exported by ${clusters.join(', ')}`
        : 'no exporting cluster',
    });
  }
}

function serviceFact(
  { detail, ...service }: ResourceOf<'Service'>,
  slices: ResourceOf<'EndpointSlice'>[],
): string {
  const { ready, notReady } = countEndpoints(slices);
  const isExported =
    detail.exported !== undefined && detail.exported !== 'false';
  const type = detail.clusterIp === 'None' ? 'headless' : detail.type;
  return [
    isExported ? 'exported' : undefined,
    type === 'ClusterIP' && isExported ? undefined : type,
    detail.externalName ?? detail.addresses[0] ?? nodePortOf(detail),
    slices.length > 0 ? `${ready} of ${ready + notReady} ready` : undefined,
    service.deletedAt === undefined ? undefined : 'terminating',
  ]
    .filter(Boolean)
    .join(' · ');
}

function nodePortOf({ ports }: ResourceOf<'Service'>['detail']) {
  const port = ports.find(({ nodePort }) => nodePort !== undefined);
  return port && `port ${port.nodePort}`;
}

/** Gateways, Ingresses, routes, splits and global load balancers. */
export function drawRoutes(drawing: Drawing): void {
  const { resources } = drawing;
  for (const gslb of resources.ofKind('Gslb')) {
    const fact = ['GSLB', gslb.detail.strategy].filter(Boolean).join(' · ');
    drawRouted(drawing, gslb, { lane: 'entry', fact });
  }
  for (const gateway of resources.ofKind('Gateway')) {
    const where = gateway.detail.addresses[0] ?? 'no address';
    drawRouted(drawing, gateway, { lane: 'route', fact: `Gateway · ${where}` });
  }
  for (const ingress of resources.ofKind('Ingress')) {
    const where = ingress.detail.hosts[0] ?? ingress.detail.addresses[0];
    drawRouted(drawing, ingress, {
      lane: 'route',
      fact: named('Ingress', where),
    });
  }
  for (const kind of ['HTTPRoute', 'GRPCRoute'] as const) {
    for (const route of resources.ofKind(kind)) {
      const fact = named(kind, route.detail.hostnames[0]);
      drawRouted(drawing, route as Resource, { lane: 'route', fact });
    }
  }
  for (const split of resources.ofKind('TrafficSplit')) {
    const fact = `TrafficSplit · of ${split.detail.service}`;
    drawRouted(drawing, split, { lane: 'route', fact });
  }
}

function named(kind: string, what: string | undefined): string {
  return what ? `${kind} · ${what}` : kind;
}

function drawRouted(
  drawing: Drawing,
  resource: Resource,
  { lane, fact }: Pick<TopologyNode, 'lane' | 'fact'>,
): void {
  const id = nodeId(resource);
  drawing.nodes.set(id, {
    ...nodeBase(resource),
    id,
    kind: resource.kind,
    lane,
    ...assessResource(resource, drawing.now),
    fact,
  });
}
