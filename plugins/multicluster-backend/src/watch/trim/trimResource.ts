import {
  OwnerReference,
  Resource,
  ResourceDetails,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { apiVersionOf, KindSpec, specOf } from '../kinds';
import {
  trimAutoscaler,
  trimConfigMap,
  trimDisruptionBudget,
  trimEvent,
  trimNamespace,
  trimNode,
} from './cluster';
import {
  trimDnsEndpoint,
  trimGslb,
  trimLink,
  trimServiceExport,
  trimServiceImport,
} from './fleet';
import { trimPod } from './pods';
import {
  at,
  flag,
  Raw,
  record,
  records,
  seconds,
  stringMap,
  text,
} from './read';
import {
  trimGateway,
  trimGatewayClass,
  trimReferenceGrant,
  trimRoute,
  trimTrafficSplit,
} from './routes';
import { trimEndpointSlice, trimIngress, trimService } from './services';
import { SharedParts } from './SharedParts';
import { trimCronJob, trimJob, trimWorkload } from './workloads';

type Trim<K extends ResourceKind> = (
  raw: Raw,
  kind: ResourceKind,
  apiVersion: string,
) => ResourceDetails[K];

const TRIMS: { [K in ResourceKind]: Trim<K> } = {
  Pod: trimPod,
  Service: trimService,
  EndpointSlice: trimEndpointSlice,
  Node: trimNode,
  Namespace: trimNamespace,
  Event: trimEvent,
  ConfigMap: trimConfigMap,
  Deployment: trimWorkload,
  ReplicaSet: trimWorkload,
  StatefulSet: trimWorkload,
  DaemonSet: trimWorkload,
  Rollout: trimWorkload,
  Job: trimJob,
  CronJob: trimCronJob,
  HorizontalPodAutoscaler: trimAutoscaler,
  PodDisruptionBudget: trimDisruptionBudget,
  Ingress: trimIngress,
  GatewayClass: trimGatewayClass,
  Gateway: trimGateway,
  HTTPRoute: trimRoute,
  GRPCRoute: trimRoute,
  ReferenceGrant: trimReferenceGrant,
  TrafficSplit: (raw, _kind, apiVersion) => trimTrafficSplit(raw, apiVersion),
  Link: trimLink,
  ServiceExport: trimServiceExport,
  ServiceImport: trimServiceImport,
  DNSEndpoint: trimDnsEndpoint,
  Gslb: trimGslb,
};

/** Annotations that are kept: by name, or by what comes before the slash. All others may be large or secret. */
const ANNOTATIONS = new Set([
  'argocd.argoproj.io/tracking-id',
  'deployment.kubernetes.io/revision',
  'external-dns.alpha.kubernetes.io/hostname',
  'external-dns.kubernetes.io/hostname',
  'kubectl.kubernetes.io/restartedAt',
  'meta.helm.sh/release-name',
  'meta.helm.sh/release-namespace',
  'multicluster.backstage.io/standby-targets',
]);
const ANNOTATION_PREFIXES = new Set([
  'backstage.io',
  'checksum',
  'mirror.linkerd.io',
  'multicluster.linkerd.io',
]);

const NONE: Readonly<Record<string, string>> = Object.freeze({});

function keptAnnotations(raw: unknown): Readonly<Record<string, string>> {
  const kept = Object.entries(record(raw)).filter(
    ([key, value]) =>
      typeof value === 'string' &&
      (ANNOTATIONS.has(key) ||
        ANNOTATION_PREFIXES.has(key.slice(0, Math.max(key.indexOf('/'), 0)))),
  );
  return kept.length ? (Object.fromEntries(kept) as typeof NONE) : NONE;
}

function ownerOf(raw: unknown): OwnerReference | undefined {
  const owner = records(raw).find(each => flag(each.controller));
  return (
    owner && {
      kind: text(owner.kind) ?? '',
      name: text(owner.name) ?? '',
      uid: text(owner.uid) ?? '',
    }
  );
}

/** Parts that are alike in many objects; without times, which would make each of them its own. */
function shareParts(resource: Resource, parts: SharedParts): Resource {
  resource.cluster = parts.text(resource.cluster);
  resource.namespace = parts.text(resource.namespace);
  resource.labels = parts.share(resource.labels);
  resource.owner &&= parts.share(resource.owner);
  if ('containers' in resource.detail) {
    resource.detail.containers = parts.share(resource.detail.containers);
  }
  if (resource.kind === 'Pod' && resource.detail.node) {
    resource.detail.node = parts.text(resource.detail.node);
  }
  return resource;
}

/**
 * What the suite keeps of an object: a small plain object of fixed shape. A field that is missing or malformed gets its default;
 * this never throws.
 *
 * @param kind - a kind of `KINDS`, or its spec
 * @param raw - the object as the API server sent it
 * @param options - `seenAt` is when it arrived (epoch milliseconds); `parts` lets equal parts be shared; `apiVersion` is the one that was asked for, when the object does not say (items of a list do not)
 */
export function trimResource(
  kind: KindSpec | ResourceKind,
  raw: unknown,
  options: {
    cluster: string;
    seenAt: number;
    apiVersion?: string;
    parts?: SharedParts;
  },
): Resource {
  const spec = typeof kind === 'string' ? specOf(kind) : kind;
  const object = record(raw);
  const metadata = record(object.metadata);
  const apiVersion =
    options.apiVersion ??
    text(object.apiVersion) ??
    apiVersionOf(spec.group, spec.versions[0]);
  const resource = {
    cluster: options.cluster,
    apiVersion,
    kind: spec.kind,
    namespace: text(metadata.namespace) ?? '',
    name: text(metadata.name) ?? '',
    uid: text(metadata.uid) ?? '',
    resourceVersion: text(metadata.resourceVersion) ?? '',
    createdAt: seconds(metadata.creationTimestamp) ?? 0,
    deletedAt: seconds(metadata.deletionTimestamp),
    labels: stringMap(at(metadata, 'labels')),
    annotations: keptAnnotations(metadata.annotations),
    owner: ownerOf(metadata.ownerReferences),
    seenAt: options.seenAt,
    detail: TRIMS[spec.kind](object, spec.kind, apiVersion),
  } as Resource;
  return options.parts ? shareParts(resource, options.parts) : resource;
}
