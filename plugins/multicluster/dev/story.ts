import { FakeMulticlusterApi } from '../src/api/FakeMulticlusterApi';
import { sketchDetail, sketchFleet } from '../src/clusters/fixtures';
import { startDeployStory } from './deployStory';
import { startFailoverStory } from './failoverStory';
import { sketchEvacuationPlan } from '../src/failover/evacuation/fixtures';
import { storyComparison, storyGraph } from '../src/topology/fixtures';

const everyMs = 5_000;

/**
 * A fleet of eight clusters without a backend: one does not answer, one is late, and after a while the late one comes
 * back and is lost again, so that every state can be watched.
 */
export function startStory(): FakeMulticlusterApi {
  const api = new FakeMulticlusterApi();
  api.graph = storyGraph;
  api.comparison = storyComparison;
  api.logs = Array.from(
    { length: 40 },
    (_, line) => `{"level":"info","line":${line},"msg":"request completed"}`,
  );
  const startedAt = Date.now();
  const tell = () => {
    const now = Date.now();
    const fleet = sketchFleet(startedAt);
    const back = Math.floor((now - startedAt) / 60_000) % 2 === 1;
    for (const cluster of fleet.clusters) {
      if (cluster.name === 'edge' && back) {
        cluster.state = 'live';
        cluster.error = undefined;
      }
      if (cluster.nextAttemptAt) {
        const wait = (cluster.nextAttemptAt - startedAt) % 60_000;
        cluster.nextAttemptAt = now + wait - ((now - startedAt) % wait);
      }
      if (cluster.state === 'live') {
        cluster.lastSeenAt = now;
      }
      api.details.set(cluster.name, sketchDetail(cluster, startedAt));
    }
    api.clusters = fleet;
  };
  tell();
  startDeployStory(api);
  startFailoverStory(api.failover);
  api.evacuations.plan = sketchEvacuationPlan;
  setInterval(tell, everyMs);
  return api;
}
