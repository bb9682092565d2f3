import {
  Deployment,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentStore } from '../types';

/** Requests are repeated soon after they were made: by a task that goes on after a crash. */
const LATEST = 200;

/** The deployment that was made of a request before. Its clusters may have gone since, so it is looked for before they are looked at. */
export async function findRequested(
  store: Pick<DeploymentStore, 'list'>,
  {
    entityRef,
    app,
    requestId,
  }: Pick<DeployRequest, 'entityRef' | 'app' | 'requestId'>,
): Promise<Deployment | undefined> {
  if (requestId === undefined) return undefined;
  const known = await store.list({ entityRef, app, limit: LATEST });
  return known.find(({ request }) => request.requestId === requestId);
}
