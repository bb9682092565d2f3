import { Resource, ResourceIndex, ResourceOf } from '../../resources/types';
import { matchesLabels } from '../labelSelector';
import { ResourceSet } from '../ResourceSet';
import { EntitySelector } from '../types';
import { pushTo } from './gatherWorkloads';

/**
 * Services that select the entity's pods, labelled or not. They bring no pods of their own: one Service over a whole namespace would
 * bring everybody's.
 */
export function gatherSelectingServices(
  index: ResourceIndex,
  into: ResourceSet,
): void {
  for (const [cluster, namespaces] of podLabels(into)) {
    for (const [namespace, labelSets] of namespaces) {
      for (const service of index.list({
        cluster,
        kind: 'Service',
        namespace,
      })) {
        const { selector } = service.detail;
        if (
          Object.keys(selector).length > 0 &&
          labelSets.some(labels => matchesLabels(selector, labels))
        ) {
          into.add(service);
        }
      }
    }
  }
}

type Labels = Readonly<Record<string, string>>;

/** Labels of one pod of each controller; a controller without pods is known by what it would select. */
function podLabels(set: ResourceSet): Map<string, Map<string, Labels[]>> {
  const places = new Map<string, Map<string, Labels[]>>();
  const seen = new Set<string>();
  const note = (resource: Resource, labels: Labels) => {
    const { cluster, namespace } = resource;
    if (!places.has(cluster)) {
      places.set(cluster, new Map());
    }
    pushTo(places.get(cluster)!, namespace, labels);
  };
  for (const pod of set.ofKind('Pod')) {
    const key = `${pod.cluster}/${pod.owner?.uid ?? pod.uid}`;
    if (!seen.has(key)) {
      seen.add(key);
      note(pod, pod.labels);
    }
  }
  for (const kind of [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'Rollout',
  ] as const) {
    for (const workload of set.ofKind(kind)) {
      if (workload.detail.replicas.current === 0) {
        note(workload, workload.detail.selector);
      }
    }
  }
  return places;
}

/** Labels under which the two generations of Linkerd multicluster name the cluster that a Service is mirrored from. */
const MIRROR_LABELS = [
  'mirror.linkerd.io/cluster-name',
  'multicluster.linkerd.io/remote-discovery',
];

/** Services of other clusters that stand for the entity's, the Links that made them, and exports and imports of the same name. */
export function gatherMirrors(
  index: ResourceIndex,
  selector: EntitySelector,
  into: ResourceSet,
): void {
  const services = [...into.ofKind('Service')];
  const clusters = new Set(services.map(({ cluster }) => cluster));
  for (const cluster of clusters) {
    for (const label of MIRROR_LABELS) {
      for (const resource of index.byLabel(label, cluster)) {
        if (
          resource.kind === 'Service' &&
          (selector.cluster ?? resource.cluster) === resource.cluster &&
          mirrorsOneOf(resource, into)
        ) {
          into.add(resource);
        }
      }
    }
  }
  gatherLinks(index, into);
  gatherExports(index, services, into);
}

function mirrorsOneOf(
  { detail }: ResourceOf<'Service'>,
  set: ResourceSet,
): boolean {
  return (
    detail.mirror !== undefined &&
    set.has({ kind: 'Service', ...detail.mirror })
  );
}

function gatherLinks(index: ResourceIndex, into: ResourceSet): void {
  const targets = new Map<string, Set<string>>();
  for (const { cluster, detail } of into.ofKind('Service')) {
    if (detail.mirror) {
      targets.set(
        cluster,
        (targets.get(cluster) ?? new Set()).add(detail.mirror.cluster),
      );
    }
  }
  for (const [cluster, wanted] of targets) {
    for (const link of index.list({ cluster, kind: 'Link' })) {
      if (wanted.has(link.detail.targetCluster)) {
        into.add(link);
      }
    }
  }
}

/** The names are a handful, and a look-up by key costs next to nothing: every cluster is asked, since an import is where no Service is. */
function gatherExports(
  index: ResourceIndex,
  services: readonly ResourceOf<'Service'>[],
  into: ResourceSet,
): void {
  const names = new Map<string, { namespace: string; name: string }>();
  for (const service of services) {
    const { cluster, namespace, name, detail } = service;
    into.add(index.get({ cluster, kind: 'ServiceExport', namespace, name }));
    if (!detail.mirror) {
      names.set(`${namespace}/${name}`, { namespace, name });
    }
  }
  for (const cluster of index.clusters()) {
    for (const name of names.values()) {
      into.add(index.get({ cluster, kind: 'ServiceImport', ...name }));
    }
  }
}
