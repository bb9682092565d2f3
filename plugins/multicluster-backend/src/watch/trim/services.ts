import {
  EndpointSliceDetail,
  IngressDetail,
  RouteBackend,
  ServiceDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  at,
  distinct,
  number,
  Raw,
  record,
  records,
  stringMap,
  text,
} from './read';

/** IPs and host names of `status.loadBalancer`. */
function balancerAddresses(raw: Raw): string[] {
  return distinct(
    records(at(raw.status, 'loadBalancer', 'ingress')).flatMap(each => [
      text(each.ip),
      text(each.hostname),
    ]),
  );
}

function mirrorOf(metadata: Raw): ServiceDetail['mirror'] {
  const labels = stringMap(metadata.labels);
  const cluster =
    labels['mirror.linkerd.io/cluster-name'] ??
    labels['multicluster.linkerd.io/remote-discovery'];
  if (labels['mirror.linkerd.io/mirrored-service'] !== 'true' || !cluster) {
    return undefined;
  }
  const own = { name: text(metadata.name) ?? '', suffix: `-${cluster}` };
  const fullName = text(
    at(metadata.annotations, 'mirror.linkerd.io/remote-svc-fq-name'),
  );
  const [name, namespace] = fullName?.split('.') ?? [];
  const stem = own.name.endsWith(own.suffix)
    ? own.name.slice(0, -own.suffix.length)
    : own.name;
  return {
    cluster,
    namespace: namespace ?? text(metadata.namespace) ?? '',
    name: name || labels['multicluster.linkerd.io/remote-service'] || stem,
  };
}

function exportedAs(metadata: Raw): string | undefined {
  const labels = stringMap(metadata.labels);
  return (
    labels['mirror.linkerd.io/exported'] ??
    (labels['mirror.linkerd.io/federated'] === 'member'
      ? 'federated'
      : undefined)
  );
}

export function trimService(raw: Raw): ServiceDetail {
  const spec = record(raw.spec);
  const metadata = record(raw.metadata);
  return {
    type: text(spec.type) ?? 'ClusterIP',
    selector: stringMap(spec.selector),
    ports: records(spec.ports).map(port => ({
      name: text(port.name),
      port: number(port.port) ?? 0,
      protocol: text(port.protocol) ?? 'TCP',
      targetPort:
        port.targetPort === undefined ? undefined : String(port.targetPort),
      nodePort: number(port.nodePort),
    })),
    clusterIp: text(spec.clusterIP),
    addresses: balancerAddresses(raw),
    externalName: text(spec.externalName),
    mirror: mirrorOf(metadata),
    exported: exportedAs(metadata),
  };
}

export function trimEndpointSlice(raw: Raw): EndpointSliceDetail {
  const counts = { ready: 0, notReady: 0, terminating: 0 };
  for (const { conditions } of records(raw.endpoints)) {
    if (at(conditions, 'terminating') === true) {
      counts.terminating++;
    } else if (at(conditions, 'ready') === false) {
      counts.notReady++;
    } else {
      // The API's word: a missing `ready` is to be taken for true.
      counts.ready++;
    }
  }
  return {
    service: text(at(raw.metadata, 'labels', 'kubernetes.io/service-name')),
    ...counts,
  };
}

function ingressBackend(raw: unknown, namespace: string): RouteBackend[] {
  const { service, resource } = record(raw);
  const { kind, name } = service
    ? { kind: 'Service', name: text(at(service, 'name')) }
    : { kind: text(at(resource, 'kind')), name: text(at(resource, 'name')) };
  if (!kind || !name) {
    return [];
  }
  const port = number(at(service, 'port', 'number'));
  return [{ kind, namespace, name, port, weight: 1 }];
}

export function trimIngress(raw: Raw): IngressDetail {
  const spec = record(raw.spec);
  const namespace = text(at(raw.metadata, 'namespace')) ?? '';
  const rules = records(spec.rules);
  const backends = new Map<string, RouteBackend>();
  for (const target of [
    spec.defaultBackend,
    ...rules.flatMap(rule =>
      records(at(rule.http, 'paths')).map(path => path.backend),
    ),
  ]) {
    for (const backend of ingressBackend(target, namespace)) {
      const { kind, name, port } = backend;
      backends.set(`${kind}/${name}:${port}`, backend);
    }
  }
  return {
    className:
      text(spec.ingressClassName) ??
      text(at(raw.metadata, 'annotations', 'kubernetes.io/ingress.class')),
    hosts: distinct(rules.map(rule => text(rule.host))),
    backends: [...backends.values()],
    addresses: balancerAddresses(raw),
  };
}
