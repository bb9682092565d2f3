import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Deployment,
  DeploymentEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { Followed, useFollowed } from '../../shared';
import { deploymentEvents } from './deploymentEvents';

export type Progress = Omit<
  Followed<Deployment, DeploymentEvent>,
  'subject'
> & {
  deployment?: Deployment;
};

/** A deployment as it goes on. `attempt` makes it look again at one that had ended, as after a command. */
export function useProgress(id: string, attempt: number): Progress {
  const api = useApi(multiclusterApiRef);
  const source = useMemo(
    () => deploymentEvents(api, id),
    // Another attempt is another question, although it reads the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [api, id, attempt],
  );
  const { subject, ...rest } = useFollowed(id, source);
  return { ...rest, deployment: subject };
}
