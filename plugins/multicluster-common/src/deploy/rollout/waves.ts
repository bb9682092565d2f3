import { ClusterRollout } from '../types';
import { Draft, end, hold, say, setCluster, setState } from './Draft';
import { count, isTouched, isTrouble, isUnderWay, quote } from './facts';

/** Checks these clusters; nothing is written to any cluster until they have all passed. */
export function beginChecks(draft: Draft, clusters: ClusterRollout[]): void {
  setState(draft, 'checking');
  for (const { cluster } of clusters) {
    setCluster(draft, cluster, { state: 'checking' });
  }
  say(
    draft,
    `Checking ${count(clusters.length, 'cluster')}: ${quote(clusters)}.`,
  );
}

/** After a check has ended: nothing while others go on, as every problem shall be known at once. */
export function proceedWithChecks(draft: Draft): void {
  const { clusters } = draft.deployment;
  if (clusters.some(({ state }) => state === 'checking')) {
    return;
  }
  if (clusters.some(({ failedStep }) => failedStep === 'check')) {
    stop(draft);
    return;
  }
  setState(draft, 'deploying');
  proceedWithWaves(draft);
}

/** After something became of a cluster: nothing while its siblings go on; then the next wave, or the end. */
export function proceedWithWaves(draft: Draft): void {
  const { clusters, cancelRequestedAt } = draft.deployment;
  if (clusters.some(isUnderWay)) {
    return;
  }
  if (cancelRequestedAt !== undefined) {
    end(draft, 'cancelled');
    return;
  }
  const ready = clusters.filter(({ state }) => state === 'checked');
  const next = Math.min(...ready.map(({ wave }) => wave));
  const isBlocked = clusters.some(
    each => isTrouble(each) && (ready.length === 0 || each.wave < next),
  );
  if (isBlocked) {
    stop(draft);
  } else if (ready.length === 0) {
    end(draft, 'succeeded');
  } else {
    beginWave(draft, next);
  }
}

/** After a cluster was brought back, or could not be. */
export function proceedWithRollBack(draft: Draft): void {
  const left = draft.deployment.clusters.filter(
    ({ state }) => state === 'rollingBack',
  );
  if (left.length > 0) {
    return;
  }
  if (draft.deployment.clusters.some(each => each.failedStep === 'rollBack')) {
    hold(draft);
  } else {
    end(draft, 'rolledBack');
  }
}

function beginWave(draft: Draft, wave: number): void {
  const { clusters } = draft.deployment;
  const begun = clusters.filter(
    each => each.wave === wave && each.state === 'checked',
  );
  for (const { cluster, attempts } of begun) {
    setCluster(draft, cluster, { state: 'applying', attempts: attempts + 1 });
  }
  const waves = Math.max(...clusters.map(each => each.wave)) + 1;
  const verb = draft.deployment.action === 'undeploy' ? 'Removes' : 'Deploys';
  const which =
    draft.deployment.action === 'undeploy'
      ? `from ${quote(begun)}`
      : `to ${quote(begun)}`;
  say(
    draft,
    waves === 1
      ? `${verb} ${which}.`
      : `Wave ${wave + 1} of ${waves}: ${verb.toLowerCase()} ${which}.`,
  );
}

/** Something failed. It is held for a retry where that leaves something half-way, and ends where all is either done or as before. */
function stop(draft: Draft): void {
  const { clusters, request } = draft.deployment;
  const isHalfWay = clusters.some(
    each => each.state === 'failed' && isTouched(each),
  );
  const isKept =
    request.onFailure !== 'rollBack' &&
    clusters.some(({ state }) => state === 'deployed');
  if (isHalfWay || isKept) {
    hold(draft);
  } else {
    end(draft, 'failed');
  }
}
