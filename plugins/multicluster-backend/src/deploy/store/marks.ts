import { ConflictError } from '@backstage/errors';
import {
  ClusterRolloutState,
  Deployment,
  DeploymentState,
  OPEN_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What a deployment left on a cluster: enough to tell what is there, and who is in whose way. */
export type Mark = {
  id: string;
  revision: number;
  action: Deployment['action'];
  deploymentState: DeploymentState;
  cluster: string;
  state: ClusterRolloutState;
  attempts: number;
  since: number;
  previousId?: string;
};

export type MarkKey = Pick<Mark, 'id' | 'cluster'>;

/** States of a cluster that say what is there; in all others, what the deployment before has left there counts. */
export const SETTLED_STATES: ClusterRolloutState[] = ['deployed', 'rolledBack'];

export function marksOf(deployment: Deployment): Mark[] {
  const { id, revision, action, state, clusters } = deployment;
  return clusters.map(each => ({
    id,
    revision,
    action,
    deploymentState: state,
    cluster: each.cluster,
    state: each.state,
    attempts: each.attempts,
    since: each.since,
    previousId: each.previousId,
  }));
}

/** Two deployments of one app must not work on one cluster. */
export function isInTheWay(mark: Mark): boolean {
  return OPEN_STATES.includes(mark.deploymentState);
}

/** A newer deployment has been there and has left something: an older one must not come back over it. */
export function overtakes(mark: Mark, revision: number): boolean {
  return (
    mark.revision > revision && mark.attempts > 0 && mark.state !== 'rolledBack'
  );
}

/** Throws a `ConflictError` that names the clusters for the first of the marks. */
export function refuse(app: string, marks: Mark[]): void {
  const [first] = marks;
  if (!first) {
    return;
  }
  const clusters = marks
    .filter(({ id }) => id === first.id)
    .map(({ cluster }) => `'${cluster}'`)
    .join(', ');
  throw new ConflictError(
    isInTheWay(first)
      ? `Deployment ${first.revision} of '${app}' has not ended on ${clusters}: wait for it, or retry it, roll it back or cancel it`
      : `Deployment ${first.revision} of '${app}' came later to ${clusters}: deploy again in place of this one`,
  );
}

/**
 * Whose result is on the cluster, by its last settled mark: a deployment that was rolled back has left what was there before it.
 * Undefined when that is nothing.
 */
export function findCurrent(
  last: Mark,
  read: (key: MarkKey) => Mark | undefined,
): Mark | undefined {
  let mark: Mark | undefined = last;
  while (mark?.state === 'rolledBack') {
    const key = before(mark);
    mark = key && read(key);
  }
  return mark?.action === 'undeploy' ? undefined : mark;
}

/** What a cluster was brought back to; undefined when that is nothing, or when it was not brought back. */
export function before(mark: Mark): MarkKey | undefined {
  return mark.state === 'rolledBack' && mark.previousId !== undefined
    ? { id: mark.previousId, cluster: mark.cluster }
    : undefined;
}
