import {
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { lintMirrors } from '../linkerd';

/**
 * What goes wrong behind weights whichever object holds them: a mesh does not give the share of an empty backend to the others, so even
 * one percent there is one percent of errors.
 *
 * @param placeOf - the Service that a backend's name is of
 */
export function lintBackends(
  facts: TrafficFacts,
  hop: TrafficHop,
  placeOf: (backend: string) => { namespace: string; name: string },
): TrafficLint[] {
  const { cluster, object } = hop;
  const isThere = (backend: string) =>
    facts.index.get({ cluster, kind: 'Service', ...placeOf(backend) });
  const findings = hop.backends
    .filter(({ weight }) => weight > 0)
    .flatMap(({ name, ready }) => {
      if (!isThere(name)) return [missing(hop, name)];
      return ready === false ? [empty(hop, name)] : [];
    });
  const all = isWeightless(hop) ? [weightless(hop)] : findings;
  return [
    ...all.map(finding => ({ ...finding, cluster, object })),
    ...lintMirrors(facts, hop, placeOf),
  ];
}

type Finding = Omit<TrafficLint, 'cluster' | 'object'>;

function isWeightless({ backends }: TrafficHop): boolean {
  return backends.every(({ weight }) => weight === 0);
}

function weightless(hop: TrafficHop): Finding {
  return {
    rule: 'all-weights-zero',
    severity: 'error',
    message: `All weights of ${nameOf(hop)} are zero: its callers get errors.`,
    fix: 'Give one backend a weight above zero.',
  };
}

function missing(hop: TrafficHop, backend: string): Finding {
  return {
    rule: 'backend-missing',
    severity: 'error',
    message: `${nameOf(hop)} sends to '${backend}', which is not there.`,
    fix: `Make the Service '${backend}', link its cluster again, or set its weight to zero.`,
  };
}

function empty(hop: TrafficHop, backend: string): Finding {
  return {
    rule: 'backend-empty',
    severity: 'error',
    message: `${nameOf(
      hop,
    )} sends to '${backend}', which has no ready endpoint; its share is not given to the others.`,
    fix: 'Move its share to a backend that is ready.',
  };
}

function nameOf({ object }: TrafficHop): string {
  return `${object.kind} ${object.namespace}/${object.name}`;
}
