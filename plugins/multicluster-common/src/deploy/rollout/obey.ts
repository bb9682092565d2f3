import { ConflictError, InputError } from '@backstage/errors';
import { Deployment } from '../types';
import {
  availableCommands,
  retryableClusters,
  revertableClusters,
} from './availableCommands';
import { finishUnproven } from './clusterArrows';
import { Draft, end, say, setCluster, setState, skipRest } from './Draft';
import { isNotBegun, isUnderWay, quote } from './facts';
import { DeploymentCommand } from './types';
import { beginChecks, proceedWithWaves } from './waves';

/** Does what was asked for; throws a `ConflictError` with the reason of `availableCommands`, or an `InputError` for a wrong cluster. */
export function obey(
  draft: Draft,
  command: DeploymentCommand & { by: string },
): void {
  const { app, revision } = draft.deployment;
  const reason = availableCommands(draft.deployment)[command.type];
  if (reason) {
    throw new ConflictError(
      `Deployment ${revision} of '${app}' cannot take '${command.type}': ${reason}`,
    );
  }
  switch (command.type) {
    case 'retry':
      retry(draft, command);
      break;
    case 'rollBack':
      rollBack(draft, command);
      break;
    default:
      cancel(draft, command.by);
  }
}

/** What is deployed stays as it is. What failed is checked again, and so is what has not begun, as time has passed. */
function retry(draft: Draft, command: { clusters?: string[]; by: string }) {
  const { deployment } = draft;
  const possible = retryableClusters(deployment);
  const chosen = choose(deployment, {
    ...command,
    possible,
    why: 'it did not fail there',
  });
  const again = deployment.clusters.filter(
    each =>
      chosen.includes(each.cluster) ||
      isNotBegun(each) ||
      each.state === 'skipped',
  );
  say(draft, `${command.by} asks for a retry.`);
  beginChecks(draft, again);
}

function rollBack(
  draft: Draft,
  command: { clusters?: string[]; reason?: string; by: string },
) {
  const { deployment } = draft;
  const possible = revertableClusters(deployment);
  const chosen = choose(deployment, {
    ...command,
    possible,
    why: 'it is as it was before the deployment',
  });
  const { by, reason } = command;
  say(draft, `${by} rolls back${reason ? `: ${reason}` : '.'}`);
  skipRest(draft);
  setState(draft, 'rollingBack');
  for (const cluster of chosen) {
    setCluster(draft, cluster, { state: 'rollingBack' });
  }
  const back = draft.deployment.clusters.filter(
    ({ state }) => state === 'rollingBack',
  );
  say(draft, `Brings back ${quote(back)}, the last wave first.`);
}

/** Nothing new begins. A write is brought to its end, as half of one is worse; what is only waited for is let go. */
function cancel(draft: Draft, by: string) {
  draft.deployment = { ...draft.deployment, cancelRequestedAt: draft.now };
  say(draft, `${by} cancels.`);
  const waiting = draft.deployment.clusters.filter(
    ({ state }) => state === 'waiting' || state === 'soaking',
  );
  for (const { cluster } of waiting) {
    finishUnproven(draft, cluster);
  }
  skipRest(draft);
  if (draft.deployment.clusters.some(isUnderWay)) {
    proceedWithWaves(draft);
  } else {
    end(draft, 'cancelled');
  }
}

function choose(
  { clusters, revision }: Deployment,
  options: { clusters?: string[]; possible: string[]; why: string },
): string[] {
  for (const name of options.clusters ?? []) {
    if (!clusters.some(({ cluster }) => cluster === name)) {
      throw new InputError(
        `Cluster '${name}' is not among those of deployment ${revision}: ${quote(
          clusters,
        )}`,
      );
    }
    if (!options.possible.includes(name)) {
      throw new InputError(`Leave out cluster '${name}': ${options.why}`);
    }
  }
  return options.clusters?.length ? options.clusters : options.possible;
}
