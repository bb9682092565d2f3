import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';

const clusters = (count: number) =>
  count === 1 ? '1 cluster' : `${count} clusters`;

/** What is not on the picture, in sentences without full stops; empty when all is on it. */
export function elsewhereSentences(
  elsewhere: TopologyGraph['elsewhere'],
  name: string,
): string[] {
  const { absent, unknown, hidden } = elsewhere;
  const sentences: string[] = [];
  if (absent) {
    const verb = absent === 1 ? 'has' : 'have';
    sentences.push(
      `${absent} other ${
        absent === 1 ? 'cluster' : 'clusters'
      } ${verb} nothing of ${name}`,
    );
  }
  if (unknown.length) {
    sentences.push(`${clusters(unknown.length)} never answered`);
  }
  if (hidden) {
    sentences.push(`${hidden} hidden by your permissions`);
  }
  return sentences;
}

/** "All 3 clusters healthy": only when every one is live and healthy, else what keeps us from saying so. */
export function allWellSentence(graph: TopologyGraph): string {
  const total = graph.clusters.length;
  const well = graph.clusters.filter(
    cluster => cluster.state === 'live' && cluster.health === 'healthy',
  ).length;
  if (well < total) {
    return `${well} of ${clusters(total)} healthy`;
  }
  if (total <= 2) {
    return total === 1 ? 'Healthy on its one cluster' : 'Both clusters healthy';
  }
  return `All ${total} clusters healthy`;
}
