import {
  ClusterRolloutState,
  Deployment,
  DeploymentState,
  DeploySource,
  OPEN_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Status } from '../../shared';

const deploymentStatuses: Record<DeploymentState, [Status, string]> = {
  queued: ['pending', 'Queued'],
  checking: ['running', 'Checking'],
  deploying: ['running', 'Deploying'],
  held: ['waiting', 'Held'],
  rollingBack: ['running', 'Rolling back'],
  succeeded: ['healthy', 'Succeeded'],
  failed: ['unhealthy', 'Failed'],
  rolledBack: ['skipped', 'Rolled back'],
  cancelled: ['skipped', 'Cancelled'],
};

const rolloutStatuses: Record<ClusterRolloutState, [Status, string]> = {
  pending: ['pending', 'Not begun'],
  checking: ['running', 'Checking'],
  checked: ['running', 'Checked'],
  applying: ['running', 'Applying'],
  waiting: ['running', 'Rolling out'],
  soaking: ['running', 'Soaking'],
  deployed: ['healthy', 'Deployed'],
  failed: ['unhealthy', 'Failed'],
  rollingBack: ['running', 'Rolling back'],
  rolledBack: ['skipped', 'Rolled back'],
  skipped: ['skipped', 'Skipped'],
};

/** The shape and the word of a deployment's state. */
export function deploymentStatus(state: DeploymentState) {
  const [status, word] = deploymentStatuses[state];
  return { status, word };
}

/** The shape and the word of one cluster's state. */
export function rolloutStatus(state: ClusterRolloutState) {
  const [status, word] = rolloutStatuses[state];
  return { status, word };
}

/** Nothing more happens to it, unless somebody asks for it. */
export function hasEnded({ state }: Pick<Deployment, 'state'>): boolean {
  return !OPEN_STATES.includes(state);
}

/** `Helm ./chart`, `Helm podinfo 6.11.0 of https://…`, `Kustomize overlays/{cluster}`. */
export function describeSource(source: DeploySource): string {
  switch (source.type) {
    case 'helm':
      return [
        'Helm',
        source.chart,
        source.version,
        source.repository && `of ${source.repository}`,
      ]
        .filter(Boolean)
        .join(' ');
    case 'kustomize':
      return `Kustomize ${source.folders.join(', ')}`;
    default:
      return `YAML ${(source.folders ?? ['base', '{cluster}']).join(', ')}`;
  }
}

const actionWords: Record<Deployment['action'], string> = {
  deploy: 'Deploy',
  undeploy: 'Undeploy',
  rollBack: 'Roll back',
};

/** `Deploy, revision 4`. */
export function deploymentTitle({ action, revision }: Deployment): string {
  return `${actionWords[action]}, revision ${revision}`;
}
