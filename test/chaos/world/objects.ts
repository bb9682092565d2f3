import type { ClusterName } from '../scenario.ts';
import type { ApiObject } from './ApiServer.ts';

const ID = { 'backstage.io/kubernetes-id': 'web' };
const named = (name: string) => ({ name, namespace: 'web', uid: name });

export const REPLICAS = 2;

export const PATHS = {
  split: '/apis/split.smi-spec.io/v1alpha2/namespaces/web/trafficsplits/web',
  route: '/apis/gateway.networking.k8s.io/v1/namespaces/web/httproutes/web',
  deployment: '/apis/apps/v1/namespaces/web/deployments/web',
};

/** Of the copy of the database. */
export const databasePath = (cluster: ClusterName) =>
  `/apis/postgresql.cnpg.io/v1/namespaces/web/clusters/pg-${cluster}`;

export function database(cluster: ClusterName, writer: ClusterName): ApiObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: `pg-${cluster}`, namespace: 'web' },
    spec: {
      replica: { primary: `pg-${writer}`, source: `pg-${writer}` },
      externalClusters: [{ name: 'pg-east' }, { name: 'pg-west' }],
    },
  };
}

/** Of a hop, by the cluster and the path of its object. */
export function hopOf(cluster: ClusterName, path: string): string | undefined {
  if (path === PATHS.split) return `smi/${cluster}/TrafficSplit/web/web`;
  return path === PATHS.route
    ? `gateway-api/${cluster}/HTTPRoute/web/web#0`
    : undefined;
}

export function other(cluster: ClusterName): ClusterName {
  return cluster === 'east' ? 'west' : 'east';
}

export function split(cluster: ClusterName, [own, far]: number[]): ApiObject {
  return {
    apiVersion: 'split.smi-spec.io/v1alpha2',
    kind: 'TrafficSplit',
    metadata: { ...named('web'), labels: ID } as ApiObject['metadata'],
    spec: {
      service: 'web',
      backends: [
        { service: 'web', weight: own },
        { service: `web-${other(cluster)}`, weight: far },
      ],
    },
  };
}

export function route(cluster: ClusterName, [own, far]: number[]): ApiObject {
  const backendRefs = [
    { name: 'web', port: 80, weight: own },
    { name: `web-${other(cluster)}`, port: 80, weight: far },
  ];
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: {
      ...named('web'),
      ...{ labels: ID, generation: 1 },
    } as ApiObject['metadata'],
    spec: { hostnames: ['web.test'], rules: [{ backendRefs }] },
  };
}

/** As a Gateway's controller answers for what it has seen. */
export function accepted(object: ApiObject): ApiObject {
  const { generation } = object.metadata;
  const conditions = ['Accepted', 'ResolvedRefs'].map(type => ({
    ...{ type, status: 'True', reason: type, message: '' },
    observedGeneration: generation,
  }));
  const parents = [{ controllerName: 'test/gateway', conditions }];
  return { ...object, status: { parents } };
}

export function deployment(): ApiObject {
  const containers = [{ name: 'web', image: 'web:1' }];
  return scaled({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...named('web'), labels: ID } as ApiObject['metadata'],
    spec: {
      replicas: REPLICAS,
      selector: { matchLabels: ID },
      template: { metadata: { labels: ID }, spec: { containers } },
    },
  });
}

/** With all of its pods ready. */
export function scaled(object: ApiObject): ApiObject {
  const { replicas } = object.spec;
  return {
    ...object,
    status: {
      ...{ replicas, updatedReplicas: replicas },
      ...{ readyReplicas: replicas, availableReplicas: replicas },
    },
  };
}

/** The entity's own Service, and the mirror of the other cluster's. */
export function services(cluster: ClusterName): ApiObject[] {
  const far = other(cluster);
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { ...named('web'), labels: ID } as ApiObject['metadata'],
      spec: { ports: [{ port: 80 }], selector: ID },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        ...named(`web-${far}`),
        labels: {
          'mirror.linkerd.io/mirrored-service': 'true',
          'mirror.linkerd.io/cluster-name': far,
        },
        annotations: {
          'mirror.linkerd.io/remote-svc-fq-name': 'web.web.svc.cluster.local',
        },
      } as ApiObject['metadata'],
      spec: { ports: [{ port: 80 }] },
    },
  ];
}

export function endpoints(of: string, ready: boolean): ApiObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      ...named(`${of}-1`),
      labels: { 'kubernetes.io/service-name': of },
    } as ApiObject['metadata'],
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
  };
}
