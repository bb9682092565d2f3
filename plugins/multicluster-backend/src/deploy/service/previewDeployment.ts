import {
  ClusterPreview,
  Deployment,
  DeployPreview,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentStore, TargetDeployer } from '../types';
import { checkTargets } from './checkTargets';
import { draftDeployment } from './draftDeployment';
import { selectionWarnings, unreachedPreviews } from './previewProblems';
import { ChosenTargets } from './types';

/** What each cluster has of the app now, by the deployment that brought it: what is no longer in the source would be pruned. */
async function previousIds(
  store: Pick<DeploymentStore, 'deployedClusters'>,
  { entityRef, app, namespace }: DeployRequest,
): Promise<Map<string, string>> {
  const rows = await store.deployedClusters({ entityRef });
  return new Map(
    rows
      .filter(row => row.app === app && row.namespace === namespace)
      .map(row => [row.cluster, row.deploymentId]),
  );
}

/** What the request would do on each of its clusters. Nothing is kept and nothing is written. */
export async function previewDeployment(options: {
  store: Pick<DeploymentStore, 'deployedClusters'>;
  deployer: Pick<TargetDeployer, 'check'>;
  request: DeployRequest;
  targets: ChosenTargets;
  createdBy: string;
  now: () => number;
  signal: AbortSignal;
}): Promise<DeployPreview> {
  const { store, deployer, request, targets, createdBy, now, signal } = options;
  const { selected, chosen } = targets;
  const draft = draftDeployment({
    ...{ id: 'preview', request, action: 'deploy', chosen, createdBy },
    now: now(),
  });
  const previous = await previousIds(store, request);
  const deployment: Deployment = {
    ...draft,
    revision: 0,
    clusters: draft.clusters.map(each => ({
      ...each,
      previousId: previous.get(each.cluster),
    })),
  };
  const checks = await checkTargets({
    deployer,
    targets: chosen.map(({ name }) => ({ cluster: name, deployment })),
    secretValues: request.secretValues,
    signal,
  });
  const previews = checks.map(
    ({ cluster, objects, values, problems }): ClusterPreview => ({
      ...{ cluster, checkedAt: now(), objects, values },
      problems: [...problems, ...selectionWarnings(selected, cluster)],
    }),
  );
  const chart = checks.find(check => check.chart)?.chart;
  return {
    clusters: [
      ...previews,
      ...unreachedPreviews(selected, request.targets, now()),
    ],
    selected,
    ...(chart && { chart }),
  };
}
