import {
  DeployPreviewRequest,
  resolveValues,
  selectClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeMulticlusterApi } from '../src/api/FakeMulticlusterApi';
import { sketchApprovals } from '../src/approvals/fixtures';
import {
  sketchApp,
  sketchEvents,
  sketchPreview,
  sketchRollout,
} from '../src/deploy/fixtures';

/** What the chart of the story says itself. */
const defaults = {
  replicaCount: 1,
  resources: { limits: { memory: '256Mi' }, requests: { cpu: '1m' } },
  ui: { color: '#34577c', message: '' },
  service: { type: 'ClusterIP', httpPort: 9898 },
};

const rolloutMs = 8_000;

function preview(api: FakeMulticlusterApi, request: DeployPreviewRequest) {
  const { clusters } = api.clusters;
  const selected = selectClusters({ clusters, targets: request.targets });
  const names = selected.chosen.map(({ name }) => name);
  const sketch = sketchPreview({ ...request, targets: { names } }, Date.now());
  return {
    ...sketch,
    selected,
    clusters: sketch.clusters.map(one => ({
      ...one,
      values: resolveValues({
        target: clusters.find(({ name }) => name === one.cluster)!,
        layers: request.values ?? {},
        defaults,
      }).effective,
    })),
  };
}

/** A retry that goes on to the end by itself, so that progress can be watched. */
function retry(api: FakeMulticlusterApi, id: string): void {
  const step = (cluster: string, sequence: number, message: string) => {
    const now = Date.now();
    const deployment = api.deploy.deployment(id);
    const clusters = deployment.clusters.map(one =>
      one.cluster === cluster
        ? sketchRollout(cluster, now, { wave: one.wave, attempts: 2 })
        : one,
    );
    const ended = clusters.every(({ state }) => state === 'deployed');
    api.deploy.tell(
      {
        ...deployment,
        clusters,
        state: ended ? 'succeeded' : 'deploying',
        endedAt: ended ? now : undefined,
        summary: ended ? 'Deployed to 3 clusters.' : undefined,
      },
      { sequence, at: now, cluster, level: 'info', message },
    );
  };
  setTimeout(() => step('east', 8, 'Rolled out and healthy.'), rolloutMs);
  setTimeout(() => step('edge', 9, 'Rolled out and healthy.'), 2 * rolloutMs);
}

/** podinfo in the middle of a deployment, and a plan that waits for somebody. */
export function startDeployStory(api: FakeMulticlusterApi): void {
  const now = Date.now();
  const { deploy } = api;
  deploy.apps = [sketchApp(now)];
  deploy.events.set('d-4', sketchEvents(now));
  deploy.approvals = sketchApprovals(now);
  deploy.preview = request => preview(api, request);
  deploy.command = (deployment, method) => {
    if (method === 'cancelDeployment') {
      return { ...deployment, state: 'cancelled', endedAt: Date.now() };
    }
    if (method === 'rollBackDeployment') {
      return { ...deployment, state: 'rollingBack' };
    }
    retry(api, deployment.id);
    return {
      ...deployment,
      state: 'deploying',
      summary: undefined,
      clusters: deployment.clusters.map(one =>
        one.state === 'failed'
          ? { ...one, state: 'waiting', since: Date.now(), attempts: 2 }
          : one,
      ),
    };
  };
  deploy.drifted = app => ({
    ...app,
    clusters: app.clusters.map(one => ({
      ...one,
      drift: one.drift && { ...one.drift, checkedAt: Date.now() },
    })),
  });
}
