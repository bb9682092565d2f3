import {
  Container,
  Resource,
  ResourceOf,
  RouteBackend,
} from '../resources/types';
import { parseImage } from './nodes/images';
import { ResourceSet } from './ResourceSet';

/** A field of one object, as text. `own`: it is meant to differ between clusters. `template`: it is part of the pod template. */
export type FieldValue = { text: string; own?: boolean; template?: boolean };

/** Variables that say where a cluster is. Their values are kept as hashes only, so that the name has to tell. */
const PLACE_VARIABLE =
  /(^|_)(REGION|ZONE|CLUSTER|PROVIDER|CLOUD|ENV|ENVIRONMENT|LOCATION|SITE)(_|$)/i;
const MIB = 1024 * 1024;

/**
 * The fields of an object that are worth comparing between clusters, in the order in which they are shown.
 *
 * @param related - where its ConfigMaps and its autoscaler are looked up
 */
export function fieldsOf(
  resource: Resource,
  related: ResourceSet,
): Map<string, FieldValue> {
  const fields = new Map<string, FieldValue>();
  switch (resource.kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Rollout':
    case 'ReplicaSet':
      addWorkload(fields, resource, related);
      break;
    case 'Job':
    case 'CronJob':
      addContainers(fields, resource.detail.containers);
      if (resource.kind === 'CronJob') {
        fields.set('schedule', { text: resource.detail.schedule });
      }
      break;
    case 'HorizontalPodAutoscaler':
      fields.set('autoscaler', boundsOf(resource));
      for (const { name, target } of resource.detail.metrics) {
        fields.set(`metric ${name}`, { text: target ?? 'none' });
      }
      break;
    default:
      addTraffic(fields, resource);
  }
  addLabels(fields, resource);
  return fields;
}

type Workload = ResourceOf<
  'Deployment' | 'StatefulSet' | 'DaemonSet' | 'Rollout' | 'ReplicaSet'
>;

function addWorkload(
  fields: Map<string, FieldValue>,
  workload: Workload,
  related: ResourceSet,
): void {
  const { kind, detail } = workload;
  addContainers(fields, detail.containers);
  if (detail.configMaps.length > 0) {
    const text = configHash(workload, related);
    fields.set('config hash', { text });
  }
  fields.set('kind', { text: kind });
  if (kind !== 'DaemonSet') {
    fields.set('replicas', { text: `${detail.replicas.desired}`, own: true });
    const autoscaler = related
      .ofKind('HorizontalPodAutoscaler')
      .find(
        each =>
          each.cluster === workload.cluster &&
          each.namespace === workload.namespace &&
          each.detail.target.kind === kind &&
          each.detail.target.name === workload.name,
      );
    const none = { text: 'none', own: true };
    fields.set('autoscaler', autoscaler ? boundsOf(autoscaler) : none);
  }
  fields.set('pod template', { text: detail.templateHash, template: true });
}

function boundsOf({
  detail,
}: ResourceOf<'HorizontalPodAutoscaler'>): FieldValue {
  return { text: `${detail.min}–${detail.max}`, own: true };
}

/** The ConfigMaps' names may differ from cluster to cluster (a suffix, a hash): only what they hold is compared. */
function configHash(workload: Workload, related: ResourceSet): string {
  const { cluster, namespace, detail } = workload;
  return detail.configMaps
    .map(name => related.get({ cluster, kind: 'ConfigMap', namespace, name }))
    .map(configMap => configMap?.detail.hash.slice(0, 8) ?? 'not found')
    .join(' ');
}

/** Fields of the first container go without its name: there is mostly one, and it may be called differently on purpose. */
function addContainers(
  fields: Map<string, FieldValue>,
  containers: readonly Container[],
): void {
  const main = containers.find(({ init }) => !init);
  for (const container of containers) {
    const of = container === main ? '' : ` ${container.name}`;
    const { requests, limits, env } = container;
    fields.set(`image${of}`, { text: container.image, template: true });
    for (const [what, amounts] of [
      ['request', requests],
      ['limit', limits],
    ] as const) {
      if (amounts?.cpuMillis !== undefined) {
        const text = `${amounts.cpuMillis}m`;
        fields.set(`cpu ${what}${of}`, { text, template: true });
      }
      if (amounts?.memoryBytes !== undefined) {
        const text = `${Math.round(amounts.memoryBytes / MIB)}Mi`;
        fields.set(`memory ${what}${of}`, { text, template: true });
      }
    }
    for (const [name, text] of Object.entries(env ?? {})) {
      const own = PLACE_VARIABLE.test(name);
      // `* (configMap/settings)` stands for all keys of a ConfigMap or Secret.
      const whole = /^(.*)\*\s\((.+)\)$/.exec(name);
      const field = whole ? `env ${whole[1]}* from ${whole[2]}` : `env ${name}`;
      fields.set(`${field}${of}`, { text, own, template: true });
    }
  }
}

/** Image names stay short where all clusters take the image from the same place. */
export function shortenImages(texts: (string | undefined)[]): typeof texts {
  const repositories = new Set(
    texts.flatMap(text => (text ? [parseImage(text).repository] : [])),
  );
  return repositories.size === 1
    ? texts.map(text => text && parseImage(text).tag)
    : texts;
}

function addTraffic(fields: Map<string, FieldValue>, resource: Resource): void {
  const set = (name: string, text: string, own?: boolean) =>
    fields.set(name, { text: text || 'none', own });
  switch (resource.kind) {
    case 'Service': {
      const { type, ports, addresses, exported } = resource.detail;
      set('type', type);
      for (const { name, port, protocol, targetPort } of ports) {
        const to = targetPort === undefined ? '' : ` → ${targetPort}`;
        set(`port ${name ?? port}`, `${port}${to} ${protocol}`);
      }
      set('exported', exported ?? 'no');
      set('addresses', addresses.join(', '), true);
      break;
    }
    case 'Ingress':
      set('class', resource.detail.className ?? '');
      set('hosts', resource.detail.hosts.join(', '), true);
      addBackends(fields, resource.detail.backends);
      set('addresses', resource.detail.addresses.join(', '), true);
      break;
    case 'HTTPRoute':
    case 'GRPCRoute':
      set('hosts', resource.detail.hostnames.join(', '), true);
      set('rules', `${resource.detail.rules.length}`);
      addBackends(
        fields,
        resource.detail.rules.flatMap(rule => rule.backends),
      );
      break;
    case 'TrafficSplit':
      set('of', resource.detail.service);
      for (const { service, weight } of resource.detail.backends) {
        set(`weight ${service}`, `${weight}`);
      }
      break;
    case 'Gateway':
      set('class', resource.detail.className);
      for (const { name, port, protocol } of resource.detail.listeners) {
        set(`listener ${name}`, `${port} ${protocol}`);
      }
      set('addresses', resource.detail.addresses.join(', '), true);
      break;
    case 'Gslb':
      set('strategy', resource.detail.strategy);
      set('primary', resource.detail.primary ?? '');
      set('weights', listWeights(resource.detail.weights));
      set(
        'TTL',
        resource.detail.ttl === undefined ? '' : `${resource.detail.ttl} s`,
      );
      break;
    default:
  }
}

function listWeights(weights: { [geoTag: string]: number } = {}): string {
  return Object.entries(weights)
    .map(([geoTag, weight]) => `${geoTag} ${weight}`)
    .sort()
    .join(', ');
}

function addBackends(
  fields: Map<string, FieldValue>,
  backends: readonly RouteBackend[],
): void {
  const weights = new Map<string, Set<number>>();
  for (const { name, weight } of backends) {
    weights.set(name, (weights.get(name) ?? new Set()).add(weight));
  }
  for (const [name, known] of weights) {
    fields.set(`weight ${name}`, { text: [...known].join(', ') });
  }
}

const VERSION_LABELS: [field: string, label: string][] = [
  ['chart', 'helm.sh/chart'],
  ['version', 'app.kubernetes.io/version'],
];

function addLabels(fields: Map<string, FieldValue>, resource: Resource): void {
  for (const [field, label] of VERSION_LABELS) {
    const text = resource.labels[label];
    if (text !== undefined) {
      fields.set(field, { text });
    }
  }
}
