import {
  Deployment,
  DeploymentEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentsApi } from '../../api';
import { EventSource } from '../../shared';
import { hasEnded } from './words';

/** The events of a deployment, until it has ended. */
export function deploymentEvents(
  api: Pick<DeploymentsApi, 'getDeploymentEvents'>,
  id: string,
): EventSource<Deployment, DeploymentEvent> {
  return {
    ask: async query => {
      const { deployment, events } = await api.getDeploymentEvents({
        id,
        ...query,
      });
      return { subject: deployment, events };
    },
    hasEnded,
  };
}
