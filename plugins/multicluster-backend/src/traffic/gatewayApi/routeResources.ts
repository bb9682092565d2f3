import { JsonPatch } from '../objects/applyWeights';
import { LiveObject } from '../objects/types';

type Weights = { [backend: string]: number };

export type BackendRef = {
  kind?: string;
  namespace?: string;
  name: string;
  port?: number;
  weight?: number;
};

type Rule = { backendRefs?: BackendRef[] };

/** Names a backend within its rule: two may differ in their port or namespace alone. */
export function backendName(
  { namespace, name, port }: BackendRef,
  home: string,
): string {
  const place = namespace && namespace !== home ? `${namespace}/` : '';
  return port === undefined ? `${place}${name}` : `${place}${name}:${port}`;
}

/** The Service that such a name is of. */
export function backendPlace(
  backend: string,
  home: string,
): { namespace: string; name: string } {
  const [place, name] = backend.includes('/')
    ? backend.split('/')
    : [home, backend];
  return { namespace: place, name: name.split(':')[0] };
}

/** The Services whose callers a route sends on, as a mesh has them. */
export function parentServices(
  live: LiveObject,
): { namespace: string; name: string }[] {
  const parents = (live.spec.parentRefs ?? []) as {
    kind?: string;
    namespace?: string;
    name: string;
  }[];
  return parents
    .filter(({ kind }) => kind === 'Service')
    .map(({ namespace = live.metadata.namespace ?? '', name }) => ({
      ...{ namespace, name },
    }));
}

function refsOf(live: LiveObject, rule: number): BackendRef[] {
  const rules = (live.spec.rules ?? []) as Rule[];
  return rules[rule]?.backendRefs ?? [];
}

export function readRule(live: LiveObject, rule: number): Weights {
  const home = live.metadata.namespace ?? '';
  return Object.fromEntries(
    refsOf(live, rule).map(ref => [backendName(ref, home), ref.weight ?? 1]),
  );
}

/** The weights alone: filters, timeouts and other rules are somebody else's. */
export function patchRule(
  live: LiveObject,
  rule: number,
  weights: Weights,
): JsonPatch {
  const home = live.metadata.namespace ?? '';
  return refsOf(live, rule).map((ref, index) => ({
    op: 'add',
    path: `/spec/rules/${rule}/backendRefs/${index}/weight`,
    value: weights[backendName(ref, home)] ?? 0,
  }));
}

type Status = {
  parents?: {
    conditions?: {
      type: string;
      status: string;
      reason?: string;
      message?: string;
      observedGeneration?: number;
    }[];
  }[];
};

/** What the controllers say of the newest generation; `pending` while one has not looked at it yet. */
export function routeVerdict(live: LiveObject): {
  state: 'accepted' | 'refused' | 'pending' | 'silent';
  message?: string;
} {
  const { parents = [] } = (live.status ?? {}) as Status;
  const conditions = parents.flatMap(({ conditions: all = [] }) => all);
  if (conditions.length === 0) return { state: 'silent' };
  const { generation = 0 } = live.metadata;
  const current = conditions.filter(
    ({ observedGeneration = generation }) => observedGeneration >= generation,
  );
  const bad = current.find(
    ({ type, status }) =>
      (type === 'Accepted' || type === 'ResolvedRefs') && status === 'False',
  );
  if (bad) return { state: 'refused', message: bad.message ?? bad.reason };
  const isAccepted = current.some(
    ({ type, status }) => type === 'Accepted' && status === 'True',
  );
  return { state: isAccepted ? 'accepted' : 'pending' };
}
