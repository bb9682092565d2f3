import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { DeploymentState } from '@multicluster/backstage-plugin-multicluster-common';
import { run } from '../../fleet/processes.ts';
import { EVERYWHERE } from '../workload.ts';
import type { DeployClusters } from './clusters.ts';
import type { PortalClient } from './PortalClient.ts';

export type Deploy = {
  /** Also the namespace. */
  app: string;
  clusters: string[];
  /** Until the pods are ready, or until the objects are written. */
  wait: boolean;
};

/** Brings the chart to the clusters; how long that took, in milliseconds. */
export type Deployer = (options: Deploy) => Promise<number>;

/** What somebody without a portal writes. */
const SCRIPT = `
helm=$1 app=$2 chart=$3 wait=$4
shift 4
pids=
for kubeconfig in "$@"; do
  "$helm" --kubeconfig "$kubeconfig" upgrade --install "$app" "$chart" \\
    --namespace "$app" --create-namespace $wait >/dev/null &
  pids="$pids $!"
done
for pid in $pids; do wait "$pid" || exit 1; done
`;

export function shellDeployer(bed: DeployClusters): Deployer {
  const helm = bed.harness.tools.path('helm');
  return async ({ app, clusters, wait }) => {
    const kubeconfigs = clusters.map(name => bed.harness.kubeconfig(name));
    const words = [helm, app, bed.chart, wait ? '--wait' : '', ...kubeconfigs];
    const begun = performance.now();
    const child = spawn('sh', ['-c', SCRIPT, 'sh', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`helm did not bring ${app} everywhere.`);
    return performance.now() - begun;
  };
}

/** Neither goes on by itself. */
const ENDED: DeploymentState[] = ['held', 'failed', 'cancelled'];

/** As the template's step does it: the files, the request, and then the news until the end. */
export function portalDeployer(
  bed: DeployClusters,
  client: PortalClient,
): Deployer {
  return async ({ app, clusters, wait }) => {
    const begun = performance.now();
    const bundle = await client.uploadBundle(bed.bundle);
    const { id } = await client.createDeployment({
      ...{ app, namespace: app, bundle, createNamespace: true },
      entityRef: `component:default/${EVERYWHERE}`,
      source: { type: 'helm', chart: '.' },
      targets: { names: clusters },
      strategy: { type: 'allAtOnce', gate: { rollout: wait, healthy: false } },
    });
    for (let after = 0; ; ) {
      const { deployment, events } = await client.events(id, after);
      if (deployment.state === 'succeeded') return performance.now() - begun;
      if (ENDED.includes(deployment.state)) {
        const messages = deployment.clusters.map(each => each.message);
        throw new Error(
          `${app} is ${deployment.state}: ${messages.join('; ')}`,
        );
      }
      after = events.at(-1)?.sequence ?? after;
    }
  };
}

/** So that one round does not weigh on the next. */
export async function remove(
  bed: DeployClusters,
  { app, clusters }: Deploy,
): Promise<void> {
  for (const name of clusters) {
    const kubeconfig = ['--kubeconfig', bed.harness.kubeconfig(name)];
    const uninstall = ['uninstall', app, '--namespace', app, '--wait'];
    await run(bed.harness.tools.path('helm'), [...kubeconfig, ...uninstall]);
  }
}
