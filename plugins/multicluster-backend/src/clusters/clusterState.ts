import {
  ClusterState,
  KindState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ProbeFacts } from './connection/ClusterProbe';

/** All that the state of a cluster follows from. */
export type ClusterFacts = {
  access:
    | { type: 'shared' }
    | { type: 'perUser' | 'misconfigured'; reason: string };
  probe: Pick<ProbeFacts, 'outcome' | 'failedAttempts' | 'error'>;
  kinds: readonly Pick<KindState, 'kind' | 'state' | 'error'>[];
  /** Whether every kind has been current at least once since the cluster was engaged. */
  synced: boolean;
};

/** One lost answer is an accident: a cluster is called unreachable after two in a row. */
export const missesUntilUnreachable = 2;

/**
 * The state of a cluster, and why it is not `live`.
 *
 * The probe has the first word, since a kind's watch may be broken for many reasons. During the very first sync the cluster is
 * `connecting`; it is `stale` when something that was current is not any more.
 */
export function clusterState(facts: ClusterFacts): {
  state: ClusterState;
  error?: string;
} {
  const { access, probe } = facts;
  if (access.type !== 'shared') {
    return { state: access.type, error: access.reason };
  }
  switch (probe.outcome) {
    case 'misconfigured':
    case 'unauthorized':
      return { state: probe.outcome, error: probe.error };
    case 'missed':
      return probe.failedAttempts >= missesUntilUnreachable
        ? { state: 'unreachable', error: probe.error }
        : doubtful(facts);
    case 'none':
      return { state: 'connecting' };
    default:
      return stateOfKinds(facts);
  }
}

/** One miss: not yet unreachable, and no longer sure. */
function doubtful(facts: ClusterFacts): {
  state: ClusterState;
  error?: string;
} {
  return {
    state: facts.synced ? 'stale' : 'connecting',
    error: facts.probe.error,
  };
}

function stateOfKinds(facts: ClusterFacts): {
  state: ClusterState;
  error?: string;
} {
  const served = facts.kinds.filter(({ state }) => state !== 'absent');
  const inState = (state: KindState['state']) =>
    served.filter(kind => kind.state === state);
  if (served.length > 0 && inState('forbidden').length === served.length) {
    return {
      state: 'unauthorized',
      error:
        "The portal's account may not read anything here (403); apply the plugin's rbac.yaml to the cluster.",
    };
  }
  const broken = inState('broken');
  if (broken.length > 0) {
    return { state: 'stale', error: explainBroken(broken) };
  }
  if (!facts.synced) {
    return { state: 'connecting' };
  }
  const syncing = inState('syncing');
  return syncing.length > 0
    ? { state: 'stale', error: `${list(syncing)} being listed again.` }
    : { state: 'live' };
}

function explainBroken(
  broken: readonly Pick<KindState, 'kind' | 'error'>[],
): string {
  const reason = broken[0].error ?? 'The watch is broken.';
  return `${list(broken)} not current: ${reason}`;
}

function list(kinds: readonly Pick<KindState, 'kind'>[]): string {
  const [first, second, ...more] = kinds.map(({ kind }) => kind);
  if (second === undefined) {
    return `${first} is`;
  }
  return more.length === 0
    ? `${first} and ${second} are`
    : `${first}, ${second} and ${more.length} more are`;
}
