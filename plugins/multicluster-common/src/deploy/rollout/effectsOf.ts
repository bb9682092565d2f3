import { ClusterRollout, Deployment } from '../types';
import { gateOf } from './facts';
import { RolloutEffect } from './types';

/**
 * Everything that has to be done now, as the state alone tells: so whoever takes over after a crash does what the one before would
 * have done.
 *
 * @public
 */
export function effectsOf(deployment: Deployment): RolloutEffect[] {
  const { clusters, state } = deployment;
  const back = clusters.filter(each => each.state === 'rollingBack');
  const lastWave = Math.max(...back.map(({ wave }) => wave));
  return clusters.flatMap(each => {
    // The last wave first: what it rests on goes after it.
    const waits = state === 'rollingBack' && each.wave < lastWave;
    const effect = waits ? undefined : effectOf(deployment, each);
    return effect ? [effect] : [];
  });
}

/**
 * The same for one and the same thing to do.
 *
 * @public
 */
export function effectKey(effect: RolloutEffect): string {
  const until = 'until' in effect ? effect.until : '';
  return `${effect.type} ${effect.cluster} ${until}`;
}

/** What is to be done in the second state, and was not in the first. */
export function newEffects(
  before: Deployment,
  after: Deployment,
): RolloutEffect[] {
  const known = new Set(effectsOf(before).map(effectKey));
  return effectsOf(after).filter(effect => !known.has(effectKey(effect)));
}

function effectOf(
  deployment: Deployment,
  rollout: ClusterRollout,
): RolloutEffect | undefined {
  const { cluster, since, appliedAt = since, previousId } = rollout;
  const { soakSeconds, timeoutSeconds } = gateOf(deployment);
  switch (rollout.state) {
    case 'checking':
      return { type: 'check', cluster };
    case 'applying':
      return { type: 'apply', cluster };
    case 'waiting':
      return {
        type: 'observe',
        cluster,
        until: appliedAt + timeoutSeconds * 1000,
      };
    case 'soaking':
      return { type: 'soak', cluster, until: since + soakSeconds * 1000 };
    case 'rollingBack':
      return { type: 'revert', cluster, ...(previousId && { previousId }) };
    default:
      return undefined;
  }
}
