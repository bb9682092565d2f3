import { DeployProblem } from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentStore, AppOnCluster, TargetDeployer } from '../types';
import { checkTargets } from './checkTargets';
import { DriftChecks } from './DriftChecks';

const WITHOUT_SECRETS: DeployProblem = {
  severity: 'warning',
  code: 'secrets',
  message:
    'It was deployed with secret values, which are not kept: what they set shows as a difference.',
};

/** Compares what is live with what was deployed, on each cluster that has it, and remembers it. */
export async function checkAppDrift(options: {
  store: Pick<DeploymentStore, 'get'>;
  deployer: Pick<TargetDeployer, 'check'>;
  drifts: DriftChecks;
  rows: AppOnCluster[];
  now: () => number;
}): Promise<void> {
  const { store, deployer, drifts, rows, now } = options;
  const deployments = await Promise.all(
    rows.map(row => store.get(row.deploymentId)),
  );
  const targets = deployments.flatMap((deployment, index) =>
    deployment
      ? // What it was made from, compared as it would be deployed today.
        [{ row: rows[index], cluster: rows[index].cluster, deployment }]
      : [],
  );
  const checks = await checkTargets({ deployer, targets });
  checks.forEach(({ objects, problems }, index) => {
    const { row, deployment } = targets[index];
    drifts.set(row, {
      checkedAt: now(),
      objects: objects.filter(({ change }) => change !== 'none'),
      problems: deployment.usesSecrets
        ? [...problems, WITHOUT_SECRETS]
        : problems,
    });
  });
}
