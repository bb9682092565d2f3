import type { Page } from 'playwright-core';
import type { FleetHarness } from '../../fleet/FleetHarness.ts';
import { KubeClient } from '../../support/KubeClient.ts';
import { readKubeconfig } from '../../support/kubeconfig.ts';

const NAMESPACE = 'podinfo';
/** There to end what will never come, not to judge. */
const DEADLINE_MS = 10_000;

/**
 * Turns one pod of podinfo unready and ready again, and measures each time how long it takes from the moment the request leaves for
 * the API server to the moment the open page has drawn it: by one clock, in milliseconds.
 *
 * The status is written directly, so that what is measured is the portal and not the kubelet.
 */
export async function measureLive(options: {
  page: Page;
  fleet: FleetHarness;
  cluster: string;
  samples: number;
}): Promise<number[]> {
  const { page, fleet, cluster, samples } = options;
  const client = new KubeClient(
    await readKubeconfig(fleet.kubeconfig(cluster)),
  );
  const pod = await onePod(fleet, cluster);
  const node = `${cluster}/Pods/${NAMESPACE}/podinfo`;
  const times: number[] = [];
  try {
    for (let sample = 0; sample < samples; sample++) {
      for (const ready of [false, true]) {
        const seen = nextChange(page, node, ready);
        // The page must be looking before anything happens.
        await page.evaluate(() => undefined);
        const sentAt = Date.now();
        await setReady(client, pod, ready);
        const ms = (await seen) - sentAt;
        if (!ready) times.push(ms);
      }
    }
  } finally {
    await setReady(client, pod, true);
    client.close();
  }
  return times;
}

async function onePod(fleet: FleetHarness, cluster: string): Promise<string> {
  const selector = 'app.kubernetes.io/name=podinfo';
  const names = await fleet.kubectl(
    cluster,
    ...['-n', NAMESPACE, 'get', 'pods', '-l', selector],
    ...['-o', 'jsonpath={.items[*].metadata.name}'],
  );
  return names.split(' ')[0];
}

function setReady(client: KubeClient, pod: string, ready: boolean) {
  const status = ready ? 'True' : 'False';
  return client.call(
    'PATCH',
    `/api/v1/namespaces/${NAMESPACE}/pods/${pod}/status`,
    {
      status: {
        conditions: ['Ready', 'ContainersReady'].map(type => ({
          type,
          status,
        })),
      },
    },
    'application/strategic-merge-patch+json',
  );
}

/** When the page next draws the node as healthy, or as not: by the browser's clock. */
function nextChange(
  page: Page,
  node: string,
  healthy: boolean,
): Promise<number> {
  return page.evaluate(
    ({ node: id, healthy: wanted, deadlineMs }) =>
      new Promise<number>((resolve, reject) => {
        const isThere = () => {
          const drawn = document.querySelector(`[data-topology-node="${id}"]`);
          return (drawn?.getAttribute('data-health') === 'healthy') === wanted;
        };
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve(Date.now());
        });
        observer.observe(document.body, {
          subtree: true,
          childList: true,
          attributes: true,
        });
        setTimeout(
          () => reject(new Error('The page does not show it')),
          deadlineMs,
        );
      }),
    { node, healthy, deadlineMs: DEADLINE_MS },
  );
}
