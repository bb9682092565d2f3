import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel, type KubeClient } from '../../support/KubeClient.ts';

const LABELS = '/api/v1/namespaces';

/** A mixture of objects of many kinds in a namespace of its own. */
export function mixture(namespace: string): object[] {
  const meta = (name: string) => ({ name, namespace, labels: { app: name } });
  const template = (app: string) => ({
    metadata: { labels: { app } },
    spec: {
      containers: [{ name: app, image: `registry.example/${app}:1.0.0` }],
    },
  });
  const workload = (kind: string, app: string, extra: object) => ({
    apiVersion: 'apps/v1',
    kind,
    metadata: meta(app),
    spec: {
      selector: { matchLabels: { app } },
      template: template(app),
      ...extra,
    },
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    workload('Deployment', 'front', { replicas: 5 }),
    workload('Deployment', 'api', { replicas: 3 }),
    workload('StatefulSet', 'ledger', { replicas: 2, serviceName: 'ledger' }),
    workload('DaemonSet', 'agent', {}),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta('front'),
      spec: { selector: { app: 'front' }, ports: [{ port: 80 }] },
    },
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: meta('front'),
      data: { LEVEL: 'info' },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: meta('front'),
      spec: {
        minReplicas: 1,
        maxReplicas: 9,
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'api',
        },
        metrics: [],
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: meta('front'),
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'front' } } },
    },
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: meta('front'),
      spec: {
        defaultBackend: { service: { name: 'front', port: { number: 80 } } },
      },
    },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: meta('nightly'),
      spec: {
        schedule: '0 3 1 1 *',
        jobTemplate: {
          spec: {
            template: {
              spec: { ...template('nightly').spec, restartPolicy: 'Never' },
            },
          },
        },
      },
    },
  ];
}

/** Creates ConfigMaps, small ones, as fast as the API server takes them. */
export async function createConfigMaps(
  client: KubeClient,
  namespace: string,
  names: Iterable<string>,
): Promise<void> {
  await inParallel(names, 16, name =>
    client.create(`${LABELS}/${namespace}/configmaps`, {
      metadata: { name, labels: { bulk: 'yes' } },
      data: { value: name },
    }),
  );
}

/**
 * Changes things for as long as the signal lasts: scales, relabels, creates and deletes. Errors are counted and not thrown, since
 * the API server may be broken on purpose at the time.
 */
export function startChurn(client: KubeClient, namespace: string) {
  const controller = new AbortController();
  const counts = { done: 0, failed: 0 };
  const run = async () => {
    for (let turn = 0; !controller.signal.aborted; turn++) {
      for (const step of steps(client, namespace, turn)) {
        await step().then(
          () => counts.done++,
          () => counts.failed++,
        );
      }
      await sleep(20);
    }
  };
  const ended = run();
  return {
    counts,
    async stop() {
      controller.abort();
      await ended;
      return counts;
    },
  };
}

function steps(client: KubeClient, namespace: string, turn: number) {
  const apps = `/apis/apps/v1/namespaces/${namespace}/deployments`;
  const maps = `${LABELS}/${namespace}/configmaps`;
  return [
    () => client.merge(`${apps}/front`, { spec: { replicas: 3 + (turn % 4) } }),
    () =>
      client.merge(`${apps}/api`, {
        metadata: { labels: { turn: String(turn) } },
      }),
    () => client.merge(`${maps}/front`, { data: { LEVEL: `${turn}` } }),
    () =>
      client.create(maps, {
        metadata: { name: `t${turn}` },
        data: { turn: '1' },
      }),
    () => client.delete(`${maps}/t${turn - 3}`),
  ];
}
