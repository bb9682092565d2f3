import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  availableCommands,
  Deployment,
  retryableClusters,
  revertableClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../../api';
import { ConfirmDialog, Confirmed, ReasonedButton } from '../../../shared';
import { useMayDeploy } from './useMayDeploy';

type Command = 'retry' | 'rollBack' | 'cancel';

const words: Record<Command, { label: string; title: string; says: string }> = {
  retry: {
    label: 'Retry',
    title: 'Retry',
    says: 'It is done again where it failed, and goes on with the clusters that have not begun.',
  },
  rollBack: {
    label: 'Roll back',
    title: 'Roll back',
    says: 'What was live before this revision comes back. Clusters that it has not touched stay as they are.',
  },
  cancel: {
    label: 'Cancel',
    title: 'Cancel',
    says: 'No further cluster begins. What is being written now is brought to its end, and what is done stays.',
  },
};

/** What a person can do with a deployment; greyed out with the reason where it cannot be, or may not. */
export function DeploymentCommands(props: {
  deployment: Deployment;
  onDone(deployment: Deployment): void;
}) {
  const { deployment, onDone } = props;
  const { id, entityRef, app, revision } = deployment;
  const api = useApi(multiclusterApiRef);
  const forbidden = useMayDeploy(entityRef);
  const [opened, setOpened] = useState<Command>();
  const refused = availableCommands(deployment);
  const clusters: Record<Command, string[]> = {
    retry: retryableClusters(deployment),
    rollBack: revertableClusters(deployment),
    cancel: [],
  };
  const run = async (command: Command, confirmed: Confirmed) => {
    const after = {
      retry: () => api.retryDeployment({ id, clusters: confirmed.clusters }),
      rollBack: () => api.rollBackDeployment({ id, ...confirmed }),
      cancel: () => api.cancelDeployment({ id }),
    };
    onDone(await after[command]());
  };
  return (
    <>
      {(['retry', 'rollBack', 'cancel'] as const).map(command => (
        <ReasonedButton
          key={command}
          label={words[command].label}
          primary={command === 'retry' && deployment.state === 'held'}
          reason={refused[command] ?? forbidden}
          onClick={() => setOpened(command)}
        />
      ))}
      {opened && (
        <ConfirmDialog
          title={`${words[opened].title} revision ${revision} of ${app}?`}
          clusters={clusters[opened]}
          asksReason={opened === 'rollBack'}
          action={
            opened === 'cancel' ? 'Cancel the deployment' : words[opened].label
          }
          run={confirmed => run(opened, confirmed)}
          onClose={() => setOpened(undefined)}
        >
          {words[opened].says}
        </ConfirmDialog>
      )}
    </>
  );
}
