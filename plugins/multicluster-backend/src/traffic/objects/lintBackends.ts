import {
  TrafficHop,
  TrafficLint,
} from '@multicluster/backstage-plugin-multicluster-common';

/**
 * What goes wrong behind weights whichever object holds them: a mesh does not give the share of an empty backend to the others, so even
 * one percent there is one percent of errors.
 */
export function lintBackends(hop: TrafficHop): TrafficLint[] {
  const { cluster, object } = hop;
  const where = `${object.kind} ${object.namespace}/${object.name}`;
  const lints: TrafficLint[] = [];
  if (hop.backends.every(({ weight }) => weight === 0)) {
    lints.push({
      rule: 'all-weights-zero',
      severity: 'error',
      ...{ cluster, object },
      message: `All weights of ${where} are zero: its callers get errors.`,
      fix: 'Give one backend a weight above zero.',
    });
  }
  for (const { name, weight, ready, cluster: leadsTo } of hop.backends) {
    if (weight > 0 && leadsTo === undefined) {
      lints.push({
        rule: 'backend-missing',
        severity: 'error',
        ...{ cluster, object },
        message: `${where} sends to '${name}', which is not there.`,
        fix: `Make the Service '${name}', link its cluster again, or set its weight to zero.`,
      });
    } else if (weight > 0 && ready === false) {
      lints.push({
        rule: 'backend-empty',
        severity: 'error',
        ...{ cluster, object },
        message: `${where} sends to '${name}', which has no ready endpoint; its share is not given to the others.`,
        fix: `Move its share to a backend that is ready.`,
      });
    }
  }
  return lints;
}
