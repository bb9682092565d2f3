const NAMESPACE = 'bench';

/** Where a service of the bench is: `s-0` and so on. */
export function serviceName(number: number): string {
  return `s-${number}`;
}

function service(name: string, id: string, mirrors?: string): object[] {
  const labels = mirrors
    ? {
        'mirror.linkerd.io/mirrored-service': 'true',
        'mirror.linkerd.io/cluster-name': mirrors,
      }
    : { 'backstage.io/kubernetes-id': id };
  const annotations = mirrors && {
    'mirror.linkerd.io/remote-svc-fq-name': `${id}.${NAMESPACE}.svc.cluster.local`,
  };
  const ports = [{ name: 'http', port: 80 }];
  return [
    {
      ...{ apiVersion: 'v1', kind: 'Service' },
      metadata: { name, namespace: NAMESPACE, labels, annotations },
      // Headless: hundreds of them would use up the cluster's range of addresses.
      spec: { ports, clusterIP: 'None' },
    },
    {
      ...{ apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice' },
      metadata: {
        ...{ name, namespace: NAMESPACE },
        labels: { 'kubernetes.io/service-name': name },
      },
      ...{ addressType: 'IPv4', ports },
      endpoints: [{ addresses: ['192.0.2.10'], conditions: { ready: true } }],
    },
  ];
}

/** A service on one cluster, whose callers there are sent to each of two clusters in half. */
export function splitBetween(
  number: number,
  cluster: string,
  [one, two]: readonly [string, string],
): object[] {
  const id = serviceName(number);
  const nameOf = (other: string) => (other === cluster ? id : `${id}-${other}`);
  const away = [one, two].filter(other => other !== cluster);
  return [
    ...service(id, id),
    ...away.flatMap(other => service(nameOf(other), id, other)),
    {
      ...{ apiVersion: 'split.smi-spec.io/v1alpha2', kind: 'TrafficSplit' },
      metadata: {
        ...{ name: id, namespace: NAMESPACE },
        labels: { 'backstage.io/kubernetes-id': id },
      },
      spec: {
        service: id,
        backends: [one, two].map(other => ({
          ...{ service: nameOf(other), weight: 50 },
        })),
      },
    },
  ];
}

/** As one text for kubectl. */
export function listOf(items: object[]): string {
  const namespace = {
    ...{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  };
  return [namespace, ...items].map(one => JSON.stringify(one)).join('\n---\n');
}
