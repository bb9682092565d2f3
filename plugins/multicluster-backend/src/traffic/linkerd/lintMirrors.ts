import {
  ResourceOf,
  TrafficBackend,
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { membersOf } from './federatedMembers';

type Finding = Pick<TrafficLint, 'rule' | 'severity' | 'message' | 'fix'>;

/** Of Linkerd: it has pods reached without endpoints here. */
const REMOTE_DISCOVERY = 'remote-discovery';

/** What is to be known of backends that Linkerd made out of other clusters' Services. */
export function lintMirrors(
  facts: TrafficFacts,
  hop: TrafficHop,
  placeOf: (backend: string) => { namespace: string; name: string },
): TrafficLint[] {
  const { cluster, object } = hop;
  return hop.backends
    .filter(({ weight }) => weight > 0)
    .flatMap(backend => {
      const place = { cluster, kind: 'Service' as const };
      const service = facts.index.get({ ...place, ...placeOf(backend.name) });
      return service?.kind === 'Service'
        ? findings(facts, backend, service)
        : [];
    })
    .map(finding => ({ ...finding, cluster, object }));
}

function findings(
  facts: TrafficFacts,
  { name }: TrafficBackend,
  service: ResourceOf<'Service'>,
): Finding[] {
  const members = membersOf(service);
  if (members) return [federated(name, members)];
  const { mirror } = service.detail;
  // Of a cluster that was never seen, that a Service is missing proves nothing.
  if (!mirror || facts.currentAt(mirror.cluster) === undefined) return [];
  const source = facts.index.get({ ...mirror, kind: 'Service' });
  if (source?.kind !== 'Service' || !source.detail.exported) {
    return [orphan(name, mirror, source !== undefined)];
  }
  return source.detail.exported === REMOTE_DISCOVERY
    ? [unseen(name, mirror.cluster)]
    : [];
}

function federated(name: string, members: string[]): Finding {
  return {
    rule: 'backend-federated',
    severity: 'warning',
    message: `'${name}' has the pods of ${members.join(
      ' and ',
    )} in one: how much each cluster gets goes by its pods, and nobody can set it.`,
    fix: 'To move shares, send to the mirror of each cluster instead.',
  };
}

function orphan(
  name: string,
  mirror: { cluster: string; namespace: string; name: string },
  isThere: boolean,
): Finding {
  return {
    rule: 'mirror-not-exported',
    severity: 'warning',
    message: isThere
      ? `'${name}' mirrors Service ${mirror.namespace}/${mirror.name}, which has no label for export in '${mirror.cluster}': unless the link selects by another, the mirror will go, and its callers get errors.`
      : `'${name}' mirrors Service ${mirror.namespace}/${mirror.name}, which is not in '${mirror.cluster}' any more: the mirror will go, and its callers get errors.`,
    fix: `Move its share first, or label the Service 'mirror.linkerd.io/exported=true' again.`,
  };
}

function unseen(name: string, cluster: string): Finding {
  return {
    rule: 'mirror-without-endpoints',
    severity: 'info',
    message: `'${name}' reaches the pods of '${cluster}' directly, and has no endpoints here: whether one is ready cannot be seen from the callers' cluster.`,
    fix: `Look at the Service in '${cluster}' before moving traffic there.`,
  };
}
