import {
  DeployRequest,
  MulticlusterClient,
  RenderedFiles,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Patience, persist, StepContext } from '../request';
import { parseRendered } from './parseRendered';
import { ClusterObjects } from './types';

/** What each cluster would get, as files and as the objects in them. The backend refuses what would put a Secret into Git. */
export async function renderForClusters(options: {
  ctx: Pick<StepContext, 'logger' | 'signal'>;
  client: MulticlusterClient;
  request: DeployRequest;
  patience: Patience;
}): Promise<{ rendered: RenderedFiles; clusters: ClusterObjects[] }> {
  const { ctx, client, request, patience } = options;
  const { logger, signal } = ctx;
  const rendered = await persist({
    call: () => client.renderDeployment({ ...request, signal }),
    logger,
    signal,
    patience,
  });
  for (const { cluster, files, problems } of rendered.clusters) {
    logger.info(`[${cluster}] rendered: ${files.length} files`);
    for (const { severity, message } of problems) {
      logger.warn(`[${cluster}] ${severity}: ${message}`);
    }
  }
  return { rendered, clusters: parseRendered(rendered) };
}
