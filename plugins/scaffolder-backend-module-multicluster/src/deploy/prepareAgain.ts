import { InputError } from '@backstage/errors';
import {
  DeployedApp,
  Deployment,
  DeployRequest,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ContentInput,
  Patience,
  persist,
  prepareRequest,
  RolloutInput,
  StepContext,
} from '../request';

type Options = {
  ctx: Pick<StepContext, 'logger' | 'signal' | 'workspacePath'>;
  client: MulticlusterClient;
  input: Omit<ContentInput, 'source'> & RolloutInput;
  patience: Patience;
};

/** The deployment whose result is on clusters now; of several, the newest. */
function liveDeploymentId(app: DeployedApp | undefined): string | undefined {
  const [newest] = [...(app?.clusters ?? [])].sort(
    (a, b) => b.revision - a.revision,
  );
  return newest?.deploymentId;
}

async function findLive(options: Options): Promise<Deployment> {
  const { ctx, client, input, patience } = options;
  const { logger, signal } = ctx;
  const { app, namespace, entityRef } = input;
  const ask = <T>(call: () => Promise<T>) =>
    persist({ call, logger, signal, patience });
  const { apps } = await ask(() => client.listApps({ entityRef, signal }));
  const id = liveDeploymentId(
    apps.find(each => each.app === app && each.namespace === namespace),
  );
  if (id === undefined) {
    throw new InputError(
      `'source' is missing: only what is deployed can go without it, and '${app}' of '${entityRef}' is not deployed in the namespace '${namespace}'`,
    );
  }
  return ask(() => client.getDeployment({ id, signal }));
}

/** A request for what is deployed already, from the same files. What the step does not say is as it was; where it goes, the step says. */
export async function prepareAgain(options: Options): Promise<DeployRequest> {
  const { input } = options;
  const { request: last } = await findLive(options);
  const { source, bundle } = last;
  const request = await prepareRequest({
    ...options,
    input: { ...input, source },
    bundle,
  });
  const saysValues =
    input.values ?? input.valuesByRule ?? input.valuesByCluster;
  return {
    ...request,
    values: saysValues ? request.values : last.values,
    createNamespace: input.createNamespace ?? last.createNamespace,
    onFailure: input.onFailure ?? last.onFailure,
  };
}
