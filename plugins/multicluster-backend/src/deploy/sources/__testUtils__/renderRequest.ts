import { CommandLine } from '../commands/CommandLine';
import { RenderRequest } from '../../types';
import { DeployTools } from '../types';

/** Tools that say so when a test calls them: it should not. */
export const noTools: DeployTools = {
  helm: new CommandLine({ name: 'Helm', locate: refuse }),
  kustomize: new CommandLine({ name: 'Kustomize', locate: refuse }),
  allowRemoteResources: false,
};

async function refuse(): Promise<never> {
  throw new Error('No program may be run in this test');
}

export function renderRequest(
  more: Partial<RenderRequest> & Pick<RenderRequest, 'source'>,
): RenderRequest & { tools: DeployTools } {
  return {
    app: 'web',
    namespace: 'web',
    target: {
      name: 'east',
      provider: 'aws',
      region: 'eu-west-1',
      environment: 'prod',
      labels: {},
      version: 'v1.36.3',
    },
    values: {},
    signal: new AbortController().signal,
    tools: noTools,
    ...more,
  };
}
