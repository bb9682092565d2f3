import { ClusterRollout, ClusterRolloutState, Deployment } from '../types';
import { count, isNotBegun, isTouched, quote } from './facts';

/**
 * How a deployment stands, in one sentence that quotes every problem.
 *
 * @public
 */
export function summarizeDeployment(deployment: Deployment): string {
  const { clusters, state } = deployment;
  const total = count(clusters.length, 'cluster');
  switch (state) {
    case 'queued':
      return 'Waits for its turn.';
    case 'checking':
      return `Checks ${total} before anything is written: ${
        inState(clusters, 'checked').length
      } passed.`;
    case 'rollingBack':
      return sentence([
        `Brings back ${quote(inState(clusters, 'rollingBack'))}`,
        ...counts(deployment),
      ]);
    case 'succeeded':
      return summarizeSuccess(deployment);
    case 'deploying':
      return sentence([tellWave(clusters), ...counts(deployment)]);
    case 'rolledBack':
      return sentence(counts(deployment));
    case 'cancelled':
      return sentence(['Cancelled', ...counts(deployment)]);
    default:
      return summarizeFailure(deployment);
  }
}

function summarizeSuccess({ action, app, clusters }: Deployment): string {
  const total = count(clusters.length, 'cluster');
  const sum = { created: 0, updated: 0, deleted: 0 };
  for (const { changes } of clusters) {
    sum.created += changes?.created ?? 0;
    sum.updated += changes?.updated ?? 0;
    sum.deleted += changes?.deleted ?? 0;
  }
  const changed = sum.created + sum.updated + sum.deleted;
  if (action === 'undeploy') {
    return `Removed '${app}' from ${total}: ${count(
      sum.deleted,
      'object',
    )} deleted.`;
  }
  return changed === 0
    ? `'${app}' was as wanted on ${total}: nothing changed.`
    : `Deployed '${app}' to ${total}: ${count(
        sum.created,
        'object',
      )} created, ${sum.updated} updated, ${sum.deleted} deleted.`;
}

function summarizeFailure(deployment: Deployment): string {
  const { clusters } = deployment;
  const failed = inState(clusters, 'failed');
  const reverted = inState(clusters, 'rolledBack').filter(each => each.message);
  const problems = [...failed, ...reverted].map(
    ({ cluster, message = 'failed' }) =>
      `on '${cluster}': ${withoutEnd(message)}`,
  );
  return clusters.some(isTouched) || reverted.length > 0
    ? sentence([`Failed ${problems.join('; ')}`, ...counts(deployment)])
    : sentence([`Nothing was written: failed ${problems.join('; ')}`]);
}

function counts({ action, clusters }: Deployment): string[] {
  const done = action === 'undeploy' ? 'removed from' : 'deployed on';
  const total = count(clusters.length, 'cluster');
  const told = (chosen: ClusterRollout[], tell: (number: number) => string) =>
    chosen.length > 0 ? [tell(chosen.length)] : [];
  return [
    ...told(inState(clusters, 'deployed'), n => `${done} ${n} of ${total}`),
    ...told(
      inState(clusters, 'rolledBack'),
      n => `rolled back on ${n} of ${total}`,
    ),
    ...told(inState(clusters, 'skipped'), n => `${n} not begun and skipped`),
    ...told(clusters.filter(isNotBegun), n => `${n} not begun`),
  ];
}

function tellWave(clusters: ClusterRollout[]): string {
  const last = Math.max(...clusters.map(({ wave }) => wave));
  const begun = clusters.filter(each => !isNotBegun(each));
  const wave = Math.max(0, ...begun.map(each => each.wave));
  return last === 0 ? 'Under way' : `Wave ${wave + 1} of ${last + 1}`;
}

function inState(
  clusters: ClusterRollout[],
  state: ClusterRolloutState,
): ClusterRollout[] {
  return clusters.filter(each => each.state === state);
}

function sentence(parts: string[]): string {
  const [first = 'Nothing happened', ...rest] = parts;
  return `${[first[0].toUpperCase() + first.slice(1), ...rest].join('; ')}.`;
}

function withoutEnd(message: string): string {
  return message.replace(/[.\s]+$/, '');
}
