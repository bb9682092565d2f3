import { ResourceIndex, ResourceOf } from '../../resources/types';
import { matchesLabels } from '../labelSelector';
import { ResourceSet } from '../ResourceSet';
import { pushTo } from './gatherWorkloads';

/** What stands around the workloads and Services: endpoints, autoscalers, disruption budgets, ConfigMaps and the nodes of the pods. */
export function gatherSupport(index: ResourceIndex, into: ResourceSet): void {
  gatherSlices(index, into);
  gatherConfigMaps(index, into);
  for (const { place, selectors } of placesOfWorkloads(into)) {
    for (const autoscaler of index.list({
      ...place,
      kind: 'HorizontalPodAutoscaler',
    })) {
      const { kind, name } = autoscaler.detail.target;
      if (into.has({ ...place, kind: kind as 'Deployment', name })) {
        into.add(autoscaler);
      }
    }
    for (const budget of index.list({
      ...place,
      kind: 'PodDisruptionBudget',
    })) {
      const { selector } = budget.detail;
      if (
        Object.keys(selector).length > 0 &&
        selectors.some(labels => matchesLabels(selector, labels))
      ) {
        into.add(budget);
      }
    }
  }
  for (const { cluster, detail } of into.ofKind('Pod')) {
    if (detail.node) {
      into.add(
        index.get({ cluster, kind: 'Node', namespace: '', name: detail.node }),
      );
    }
  }
}

type Place = {
  place: { cluster: string; namespace: string };
  /** What the workloads there select. */
  selectors: Record<string, string>[];
};

const SCALED_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'ReplicaSet',
] as const;

function placesOfWorkloads(set: ResourceSet): Place[] {
  const places = new Map<string, Place>();
  for (const kind of SCALED_KINDS) {
    for (const { cluster, namespace, detail } of set.ofKind(kind)) {
      const key = `${cluster}/${namespace}`;
      const known = places.get(key);
      if (known) {
        known.selectors.push(detail.selector);
      } else {
        const place = { cluster, namespace };
        places.set(key, { place, selectors: [detail.selector] });
      }
    }
  }
  return [...places.values()];
}

/** A Service's slices carry its name as a label; asked once per name, not once per cluster. */
function gatherSlices(index: ResourceIndex, into: ResourceSet): void {
  const wanted = new Map<string, Set<string>>();
  for (const { cluster, namespace, name } of into.ofKind('Service')) {
    wanted.set(
      name,
      (wanted.get(name) ?? new Set()).add(`${cluster}/${namespace}`),
    );
  }
  for (const [name, places] of wanted) {
    for (const slice of index.byLabel('kubernetes.io/service-name', name)) {
      if (
        slice.kind === 'EndpointSlice' &&
        places.has(`${slice.cluster}/${slice.namespace}`)
      ) {
        into.add(slice);
      }
    }
  }
}

function gatherConfigMaps(index: ResourceIndex, into: ResourceSet): void {
  for (const kind of SCALED_KINDS) {
    for (const { cluster, namespace, detail } of into.ofKind(kind)) {
      for (const name of detail.configMaps) {
        into.add(index.get({ cluster, kind: 'ConfigMap', namespace, name }));
      }
    }
  }
}

/** EndpointSlices by the id of their Service's place and name. */
export function slicesByService(
  set: ResourceSet,
): Map<string, ResourceOf<'EndpointSlice'>[]> {
  const slices = new Map<string, ResourceOf<'EndpointSlice'>[]>();
  for (const slice of set.ofKind('EndpointSlice')) {
    const { cluster, namespace, detail } = slice;
    if (detail.service) {
      pushTo(
        slices,
        `${cluster}/Service/${namespace}/${detail.service}`,
        slice,
      );
    }
  }
  return slices;
}
