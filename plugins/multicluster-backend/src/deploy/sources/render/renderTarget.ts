import { Rendered, RenderRequest } from '../../types';
import { DeployTools } from '../types';
import { checkNames } from './checkNames';
import { renderHelm } from './renderHelm';
import { renderKustomize } from './renderKustomize';
import { renderYaml } from './renderYaml';

/**
 * Renders one source for one cluster. Nothing is asked of the cluster, and nothing outside of the unpacked files is read.
 *
 * Rejects with an `InputError` that names the file, or what of the chart, and the cluster, for what the requester must mend; with a
 * `ServiceUnavailableError` when Helm or Kustomize cannot be run on this server.
 */
export async function renderTarget(
  request: RenderRequest & { tools: DeployTools },
): Promise<Rendered> {
  checkNames(request);
  const { source } = request;
  switch (source.type) {
    case 'helm':
      return renderHelm({ ...request, source });
    case 'kustomize':
      return renderKustomize({ ...request, source });
    default:
      return renderYaml({ ...request, source });
  }
}
