import { waitFor } from '../processes.ts';
import type { Cluster } from './Cluster.ts';

type PodName = { namespace: string; name: string };

/** Of our stage that fails a pod's readiness. */
const UNREADY = 'demo.test/unready';

async function podsOf(
  cluster: Cluster,
  app: string,
  more = '',
): Promise<PodName[]> {
  const selector = `app.kubernetes.io/name=${app}${more}`;
  const columns =
    '-o=jsonpath={range .items[*]}{.metadata.namespace}/{.metadata.name}{"\\n"}{end}';
  const out = await cluster.kubectl(
    'get',
    'pods',
    '-A',
    '-l',
    selector,
    columns,
  );
  return out
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('/'))
    .map(([namespace, name]) => ({ namespace, name }));
}

async function label(
  cluster: Cluster,
  pods: PodName[],
  change: string,
): Promise<void> {
  for (const namespace of new Set(pods.map(pod => pod.namespace))) {
    const names = pods
      .filter(pod => pod.namespace === namespace)
      .map(pod => pod.name);
    await cluster.kubectl(
      '-n',
      namespace,
      'label',
      'pod',
      ...names,
      change,
      '--overwrite',
    );
  }
}

async function untilReady(
  cluster: Cluster,
  pods: PodName[],
  status: 'True' | 'False',
): Promise<void> {
  const ready = '-o=jsonpath={.status.conditions[?(@.type=="Ready")].status}';
  for (const { namespace, name } of pods) {
    await waitFor(
      `pod ${name} to be Ready=${status}`,
      async () =>
        (await cluster.kubectl('-n', namespace, 'get', 'pod', name, ready)) ===
        status,
      { timeoutMs: 20_000, intervalMs: 50 },
    );
  }
}

/** Fails the readiness of `count` pods of an app, of all by default; returns their names, once the API server has it. */
export async function breakPods(
  cluster: Cluster,
  app: string,
  count?: number,
): Promise<string[]> {
  const pods = (await podsOf(cluster, app)).slice(0, count);
  await label(cluster, pods, `${UNREADY}=true`);
  await untilReady(cluster, pods, 'False');
  return pods.map(pod => pod.name);
}

export async function healPods(cluster: Cluster, app: string): Promise<void> {
  const pods = await podsOf(cluster, app, `,${UNREADY}=true`);
  await label(cluster, pods, `${UNREADY}-`);
  await untilReady(cluster, pods, 'True');
}
