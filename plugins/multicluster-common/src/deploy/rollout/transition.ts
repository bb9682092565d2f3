import { Deployment } from '../types';
import { fail, followCluster } from './clusterArrows';
import { Draft, hold, setCluster } from './Draft';
import { newEffects } from './effectsOf';
import { obey } from './obey';
import { RolloutEvent, RolloutTransition } from './types';
import { beginChecks } from './waves';

const SECRETS_MISSING =
  'Its secret values are needed again, as the process that had them has ended: retry with them.';

/**
 * What an event leads to. An event that comes too late for the state is ignored: the deployment stays the same object. A command that is
 * not possible throws: see `availableCommands`.
 *
 * @public
 */
export function transition(
  deployment: Deployment,
  event: RolloutEvent,
  now: number,
): RolloutTransition {
  const draft: Draft = { deployment, events: [], now };
  follow(draft, event);
  return {
    deployment: draft.deployment,
    effects: newEffects(deployment, draft.deployment),
    events: draft.events,
  };
}

function follow(draft: Draft, event: RolloutEvent): void {
  switch (event.type) {
    case 'claimed':
      if (draft.deployment.state === 'queued') {
        beginChecks(draft, draft.deployment.clusters);
      }
      break;
    case 'secretsMissing':
      missSecrets(draft);
      break;
    case 'retry':
    case 'rollBack':
    case 'cancel':
      obey(draft, event);
      break;
    default:
      followCluster(draft, event);
  }
}

/** What only waits goes on without them; what was being written when the process ended cannot. */
function missSecrets(draft: Draft): void {
  const { clusters, state } = draft.deployment;
  if (state === 'queued' || state === 'checking') {
    for (const each of clusters.filter(c => c.state === 'checking')) {
      setCluster(draft, each.cluster, { state: 'pending' });
    }
    hold(draft, SECRETS_MISSING);
    return;
  }
  const message = `Cut off while it was written. ${SECRETS_MISSING}`;
  for (const each of clusters.filter(c => c.state === 'applying')) {
    fail(draft, { cluster: each.cluster, message, step: 'apply' });
  }
}
