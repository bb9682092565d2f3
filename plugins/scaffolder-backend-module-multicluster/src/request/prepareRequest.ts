import {
  DeployRequest,
  DeploySource,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { buildRequest } from './buildRequest';
import { checkEnvironment } from './checkEnvironment';
import { ContentInput, RolloutInput } from './inputs';
import { folderAt, packFolder } from './packFolder';
import { Patience, persist } from './persist';
import { StepContext } from './types';

function needsFiles(source: DeploySource): boolean {
  return (
    source.type !== 'helm' ||
    source.repository === undefined ||
    (source.valueFiles ?? []).length > 0
  );
}

/** The request of a step, with its files where the backend has them. Nothing is written to a cluster. */
export async function prepareRequest(options: {
  ctx: Pick<StepContext, 'logger' | 'signal' | 'workspacePath'>;
  client: MulticlusterClient;
  input: ContentInput & RolloutInput;
  patience: Patience;
  /** Files that the backend has already; those of the workspace when absent. */
  bundle?: string;
}): Promise<DeployRequest> {
  const { ctx, client, input, patience } = options;
  const { logger, signal, workspacePath } = ctx;
  const request = buildRequest(input);
  const ask = <T>(call: () => Promise<T>) =>
    persist({ call, logger, signal, patience });
  if (input.environment !== undefined) {
    const { clusters } = await ask(() => client.listClusters({ signal }));
    const { targets } = request;
    checkEnvironment({ clusters, targets, environment: input.environment });
  }
  if (options.bundle !== undefined || !needsFiles(request.source)) {
    return { ...request, bundle: options.bundle };
  }
  const folder = await folderAt(workspacePath, 'sourcePath', input.sourcePath);
  const bytes = await packFolder(folder);
  const { bundle } = await ask(() => client.uploadBundle({ bytes, signal }));
  return { ...request, bundle };
}
