import path from 'node:path';
import { InputError } from '@backstage/errors';
import {
  DeployRequest,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { buildHubObjects, renderForClusters, writeObjects } from '../gitops';
import { prepareAgain } from './prepareAgain';
import {
  ContentInput,
  packFolder,
  Patience,
  persist,
  prepareRequest,
  RolloutInput,
  StepContext,
} from '../request';

export type EngineInput = Omit<ContentInput, 'source'> &
  RolloutInput & {
    /** What is deployed already when absent. */
    source?: ContentInput['source'];
    engine?: 'direct' | 'karmada' | 'ocm';
    hub?: string;
    ocm?: Parameters<typeof buildHubObjects>[0]['ocm'];
  };

type Options = {
  ctx: StepContext;
  client: MulticlusterClient;
  input: EngineInput;
  patience: Patience;
};

function hubOf({ engine, hub, secretValues, strategy }: EngineInput): string {
  if (!hub) {
    throw new InputError(
      `'hub' is missing: with the engine '${engine}' it names the cluster whose control plane runs the app`,
    );
  }
  if (secretValues) {
    throw new InputError(
      `'secretValues' go with the engine 'direct' only: the objects on '${hub}' would show them`,
    );
  }
  if (strategy?.type === 'waves') {
    throw new InputError(
      `'strategy' with waves goes with the engine 'direct' only: '${hub}' gets everything at once`,
    );
  }
  return hub;
}

/** The control plane on the hub is what is deployed to; it brings the app to its clusters. */
async function toHub(
  options: Options,
  request: DeployRequest,
  engine: 'karmada' | 'ocm',
): Promise<DeployRequest> {
  const { ctx, client, input, patience } = options;
  const { logger, signal } = ctx;
  const hub = hubOf(input);
  const { app, namespace, createNamespace = false } = request;
  const { clusters } = await renderForClusters({
    ...{ ctx, client, request, patience },
  });
  const objects = buildHubObjects({
    ...{ engine, app, namespace, createNamespace, clusters, ocm: input.ocm },
  });
  const folder = await ctx.createTemporaryDirectory();
  await writeObjects(path.join(folder, 'base'), `${engine}.yaml`, objects);
  const bytes = await packFolder(folder);
  const { bundle } = await persist({
    call: () => client.uploadBundle({ bytes, signal }),
    ...{ logger, signal, patience },
  });
  return {
    ...request,
    source: { type: 'yaml', folders: ['base'] },
    bundle,
    values: undefined,
    targets: { names: [hub] },
    // The works for the clusters are elsewhere: in its namespace on an OCM hub, an app has only what the portal remembers of it.
    createNamespace: engine === 'ocm' || createNamespace,
  };
}

/** What the backend is asked for. Also this writes nothing to a cluster. */
export async function prepareForEngine(
  options: Options,
): Promise<DeployRequest> {
  const { engine = 'direct' } = options.input;
  if (engine !== 'direct') hubOf(options.input);
  const { source } = options.input;
  const request = source
    ? await prepareRequest({ ...options, input: { ...options.input, source } })
    : await prepareAgain(options);
  return engine === 'direct' ? request : toHub(options, request, engine);
}
