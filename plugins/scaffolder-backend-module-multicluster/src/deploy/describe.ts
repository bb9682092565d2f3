import { parseEntityRef } from '@backstage/catalog-model';
import {
  ClusterPreview,
  ClusterRollout,
  Deployment,
  DeployPreview,
  SelectedClusters,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Where the portal shows what is deployed for the entity. */
export function deploymentsPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [namespace, kind, name].map(part =>
    encodeURIComponent(part.toLocaleLowerCase('en-US')),
  );
  return `/catalog/${parts.join('/')}/deployments`;
}

const STATES: { [state in ClusterRollout['state']]: string } = {
  pending: 'not begun',
  checking: 'being checked',
  checked: 'checked, nothing written',
  applying: 'being written',
  waiting: 'not ready yet',
  soaking: 'being watched',
  deployed: 'deployed',
  failed: 'failed',
  rollingBack: 'being rolled back',
  rolledBack: 'rolled back',
  skipped: 'left as it was',
};

function describeCluster({ cluster, state, message }: ClusterRollout): string {
  return message
    ? `'${cluster}' ${STATES[state]}: ${message.replace(/\.$/, '')}`
    : `'${cluster}' ${STATES[state]}`;
}

const ENDS: { [state in Deployment['state']]?: string } = {
  rolledBack: 'was rolled back',
  cancelled: 'was cancelled',
};

/** One sentence that names every cluster, and says what to do next. */
export function describeFailure(deployment: Deployment): string {
  const { app, state, entityRef } = deployment;
  const clusters = deployment.clusters.map(describeCluster).join('; ');
  const next =
    state === 'held' || state === 'failed'
      ? `. Mend it and retry, or roll back, at ${deploymentsPath(entityRef)}`
      : '';
  return `The deployment of '${app}' ${ENDS[state] ?? 'did not succeed'}: ${
    clusters || 'no cluster was reached'
  }${next}`;
}

const SIGNS = { create: '+', update: '~', delete: '-', none: ' ' } as const;

function countChanges({ objects }: ClusterPreview): string {
  const count = (change: string) =>
    objects.filter(each => each.change === change).length;
  return `${count('create')} to create, ${count('update')} to update, ${count(
    'delete',
  )} to delete, ${count('none')} as they are`;
}

/** Lines for the task's log, cluster by cluster. Values of Secrets are not in a preview. */
export function describePreview(preview: DeployPreview): string[] {
  return [
    ...preview.clusters.flatMap(each => [
      `[${each.cluster}] ${countChanges(each)}`,
      ...each.objects
        .filter(({ change }) => change !== 'none')
        .map(
          ({ change, kind, namespace, name, added, removed }) =>
            `[${each.cluster}] ${SIGNS[change]} ${kind} ${
              namespace ? `${namespace}/` : ''
            }${name} (+${added} −${removed})`,
        ),
      ...each.problems.map(
        ({ severity, message }) => `[${each.cluster}] ${severity}: ${message}`,
      ),
    ]),
    ...describeLeftOut(preview.selected),
  ];
}

export function describeLeftOut({ leftOut }: SelectedClusters): string[] {
  return leftOut.map(({ name, reason }) => `[${name}] not a target: ${reason}`);
}

/** What stands against it, with the cluster's name. */
export function previewErrors(preview: DeployPreview): string[] {
  return preview.clusters.flatMap(({ cluster, problems }) =>
    problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => `'${cluster}': ${message}`),
  );
}
