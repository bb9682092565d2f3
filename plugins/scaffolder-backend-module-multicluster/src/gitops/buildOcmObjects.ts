import { isDeepStrictEqual } from 'node:util';
import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { APP_LABEL, CLUSTER_LABEL } from './names';
import { groupOf, withNamespace } from './scope';
import { ClusterObjects, HubOptions, KubernetesObject } from './types';

export type OcmOptions = {
  /**
   * `manifestWork`: one per cluster, each with what that cluster gets. `replicaSet`: one for all, with a Placement; the clusters then must
   * get the same. Default `manifestWork`.
   */
  form?: 'manifestWork' | 'replicaSet';
  /** With `replicaSet`: the ManagedClusterSet to choose from; default `global`. */
  clusterSet?: string;
  /** With `replicaSet`: the label of a ManagedCluster that has its name; default `name`. */
  clusterLabel?: string;
};

type Options = HubOptions & { clusters: ClusterObjects[]; ocm?: OcmOptions };

/** The hub refuses a ManifestWork whose manifests are larger. */
const LARGEST_WORK = 500 * 1024;

const REPLICAS = {
  type: 'JSONPaths',
  jsonPaths: [
    { name: 'replicas', path: '.replicas' },
    { name: 'readyReplicas', path: '.readyReplicas' },
  ],
};

/** What the hub is told of the state of workloads. */
const FEEDBACK: {
  [kind: string]: { group: string; resource: string; rule: JsonObject };
} = {
  Deployment: {
    group: 'apps',
    resource: 'deployments',
    rule: { type: 'WellKnownStatus' },
  },
  StatefulSet: { group: 'apps', resource: 'statefulsets', rule: REPLICAS },
  Job: {
    group: 'batch',
    resource: 'jobs',
    rule: { type: 'WellKnownStatus' },
  },
};

function configOf(object: KubernetesObject): JsonObject[] {
  const known = FEEDBACK[object.kind];
  if (!known || known.group !== groupOf(object)) {
    return [];
  }
  const { group, resource, rule } = known;
  const { name, namespace } = object.metadata;
  return [
    {
      resourceIdentifier: { group, resource, name, namespace },
      feedbackRules: [rule],
      updateStrategy: { type: 'ServerSideApply' },
    },
  ];
}

function workSpec(options: Options, { cluster, objects }: ClusterObjects) {
  const { namespace, createNamespace } = options;
  const own: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  };
  const has = objects.some(
    ({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace,
  );
  const manifests = [
    ...(createNamespace && !has ? [own] : []),
    ...objects.map(each => withNamespace(each, namespace)),
  ];
  const bytes = Buffer.byteLength(JSON.stringify(manifests));
  if (bytes > LARGEST_WORK) {
    throw new InputError(
      `What '${cluster}' gets is ${Math.ceil(
        bytes / 1024,
      )} KiB, and a ManifestWork has 500 KiB at most: split the app`,
    );
  }
  const manifestConfigs = manifests.flatMap(configOf);
  return {
    workload: { manifests },
    deleteOption: { propagationPolicy: 'Foreground' },
    ...(manifestConfigs.length > 0 && { manifestConfigs }),
  };
}

function buildWork(options: Options, each: ClusterObjects): KubernetesObject {
  const { app, namespace } = options;
  return {
    apiVersion: 'work.open-cluster-management.io/v1',
    kind: 'ManifestWork',
    metadata: {
      // The namespace belongs to the cluster, with the works of all apps in it.
      name: `${namespace}.${app}`,
      namespace: each.cluster,
      labels: { [APP_LABEL]: app, [CLUSTER_LABEL]: each.cluster },
    },
    spec: workSpec(options, each),
  };
}

function checkSame(clusters: ClusterObjects[]): void {
  const [first, ...others] = clusters;
  const other = others.find(
    ({ objects }) => !isDeepStrictEqual(objects, first.objects),
  );
  if (other) {
    throw new InputError(
      `'${other.cluster}' gets something else than '${first.cluster}', and a ManifestWorkReplicaSet gives all the same: use 'ocm.form: manifestWork'`,
    );
  }
}

/** The set must be bound to the namespace already: apps share the binding, so that none of them may own it. */
function buildPlacement({ app, namespace, clusters, ocm = {} }: Options) {
  const group = 'cluster.open-cluster-management.io';
  const isTarget = {
    key: ocm.clusterLabel ?? 'name',
    operator: 'In',
    values: clusters.map(({ cluster }) => cluster),
  };
  return {
    apiVersion: `${group}/v1beta1`,
    kind: 'Placement',
    metadata: { name: app, namespace, labels: { [APP_LABEL]: app } },
    spec: {
      clusterSets: [ocm.clusterSet ?? 'global'],
      predicates: [
        {
          requiredClusterSelector: {
            labelSelector: { matchExpressions: [isTarget] },
          },
        },
      ],
      // A cluster that is away keeps what it has, instead of being left.
      tolerations: [
        { key: `${group}/unreachable`, operator: 'Exists' },
        { key: `${group}/unavailable`, operator: 'Exists' },
      ],
    },
  };
}

/** For the hub of Open Cluster Management, whose clusters are known by the names that they have here. */
export function buildOcmObjects(options: Options): KubernetesObject[] {
  const { app, namespace, clusters, ocm = {} } = options;
  if (ocm.form !== 'replicaSet') {
    return clusters.map(each => buildWork(options, each));
  }
  checkSame(clusters);
  return [
    buildPlacement(options),
    {
      apiVersion: 'work.open-cluster-management.io/v1alpha1',
      kind: 'ManifestWorkReplicaSet',
      metadata: { name: app, namespace, labels: { [APP_LABEL]: app } },
      spec: {
        placementRefs: [{ name: app }],
        manifestWorkTemplate: workSpec(options, clusters[0]),
      },
    },
  ];
}
