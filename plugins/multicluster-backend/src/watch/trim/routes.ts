import {
  Condition,
  GatewayClassDetail,
  GatewayDetail,
  ReferenceGrantDetail,
  RouteBackend,
  RouteDetail,
  TrafficSplitDetail,
} from '@multicluster/backstage-plugin-multicluster-common';
import { findCondition, tellingConditions } from './conditions';
import { parseMillis, parseQuantity } from './quantity';
import {
  at,
  distinct,
  number,
  Raw,
  record,
  records,
  text,
  texts,
} from './read';

export function trimGatewayClass(raw: Raw): GatewayClassDetail {
  return {
    controller: text(at(raw.spec, 'controllerName')) ?? '',
    conditions: tellingConditions(at(raw.status, 'conditions')),
  };
}

function listenerConditions(status: Raw): Condition[] {
  return records(status.listeners).flatMap(listener =>
    tellingConditions(listener.conditions).map(condition => ({
      ...condition,
      message: `Listener '${text(listener.name) ?? ''}': ${
        condition.message ?? condition.reason ?? condition.type
      }`,
    })),
  );
}

export function trimGateway(raw: Raw): GatewayDetail {
  const spec = record(raw.spec);
  const status = record(raw.status);
  return {
    className: text(spec.gatewayClassName) ?? '',
    listeners: records(spec.listeners).map(listener => ({
      name: text(listener.name) ?? '',
      hostname: text(listener.hostname),
      port: number(listener.port) ?? 0,
      protocol: text(listener.protocol) ?? '',
    })),
    addresses: distinct(
      records(status.addresses).map(address => text(address.value)),
    ),
    conditions: [
      ...tellingConditions(status.conditions),
      ...listenerConditions(status),
    ],
  };
}

type ParentName = Pick<
  RouteDetail['parents'][number],
  'kind' | 'namespace' | 'name' | 'sectionName'
>;

function parentName(raw: Raw, namespace: string): ParentName {
  return {
    kind: text(raw.kind) ?? 'Gateway',
    namespace: text(raw.namespace) ?? namespace,
    name: text(raw.name) ?? '',
    sectionName: text(raw.sectionName),
  };
}

function sameParent(one: ParentName, other: ParentName): boolean {
  return (
    one.kind === other.kind &&
    one.namespace === other.namespace &&
    one.name === other.name &&
    one.sectionName === other.sectionName
  );
}

/** Several controllers may answer for one parent; one that accepts is enough. */
function isAccepted(
  answers: Raw[],
  parent: ParentName,
  namespace: string,
): boolean | undefined {
  const words = answers
    .filter(answer =>
      sameParent(parentName(record(answer.parentRef), namespace), parent),
    )
    .map(answer => findCondition(answer.conditions, 'Accepted')?.status);
  if (words.includes('True')) {
    return true;
  }
  return words.includes('False') ? false : undefined;
}

function matchText(raw: Raw): string | undefined {
  const { path, method, headers } = raw;
  const words = [
    // HTTP has a method name, gRPC an object of service and method.
    text(method),
    at(method, 'service') || at(method, 'method')
      ? `${text(at(method, 'service')) ?? '*'}/${
          text(at(method, 'method')) ?? '*'
        }`
      : undefined,
    text(at(path, 'value')),
    ...records(headers).map(
      header => `${text(header.name)}:${text(header.value)}`,
    ),
  ];
  return words.filter(Boolean).join(' ') || undefined;
}

function backendOf(raw: Raw, namespace: string): RouteBackend {
  return {
    kind: text(raw.kind) ?? 'Service',
    namespace: text(raw.namespace) ?? namespace,
    name: text(raw.name) ?? '',
    port: number(raw.port),
    weight: number(raw.weight) ?? 1,
  };
}

export function trimRoute(raw: Raw): RouteDetail {
  const spec = record(raw.spec);
  const namespace = text(at(raw.metadata, 'namespace')) ?? '';
  const answers = records(at(raw.status, 'parents'));
  return {
    hostnames: texts(spec.hostnames),
    parents: records(spec.parentRefs).map(reference => {
      const parent = parentName(reference, namespace);
      return { ...parent, accepted: isAccepted(answers, parent, namespace) };
    }),
    rules: records(spec.rules).map(rule => ({
      match:
        distinct(records(rule.matches).map(matchText)).join(' or ') ||
        undefined,
      backends: records(rule.backendRefs).map(backend =>
        backendOf(backend, namespace),
      ),
    })),
    conditions: answers.flatMap(answer => tellingConditions(answer.conditions)),
  };
}

export function trimReferenceGrant(raw: Raw): ReferenceGrantDetail {
  return {
    from: records(at(raw.spec, 'from')).map(each => ({
      kind: text(each.kind) ?? '',
      namespace: text(each.namespace) ?? '',
    })),
    to: records(at(raw.spec, 'to')).map(each => ({
      kind: text(each.kind) ?? '',
      name: text(each.name),
    })),
  };
}

/**
 * Weights are whole numbers from v1alpha2 on and quantities in v1alpha1. The CRD does not convert, so that a split written in the
 * old version shows its quantities in the new one, too: one quantity makes all of them quantities.
 */
export function trimTrafficSplit(
  raw: Raw,
  apiVersion: string,
): TrafficSplitDetail {
  const spec = record(raw.spec);
  const backends = records(spec.backends);
  const quantities =
    apiVersion.endsWith('/v1alpha1') ||
    backends.some(({ weight }) => /\D$/.test(String(weight ?? 0)));
  return {
    service: text(spec.service) ?? '',
    backends: backends.map(backend => ({
      service: text(backend.service) ?? '',
      weight:
        (quantities
          ? parseMillis(backend.weight)
          : parseQuantity(backend.weight)) ?? 0,
    })),
  };
}
