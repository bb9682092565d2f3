import { storyGraph, storyNow } from '../fixtures';
import { describeNode } from './describeNode';
import { mirroredIds } from './kinds';

const mirrored = mirroredIds(storyGraph.edges);

function say(id: string): string {
  const find = (wanted: string) =>
    storyGraph.nodes.find(node => node.id === wanted);
  const node = find(id)!;
  return describeNode(node, {
    cluster: storyGraph.clusters.find(({ name }) => name === node.cluster),
    edges: storyGraph.edges.filter(edge => edge.from === id || edge.to === id),
    find,
    mirrored: mirrored.has(id),
    now: storyNow,
  });
}

describe('describeNode', () => {
  it.each([
    [
      'west/Service/web/podinfo-east',
      "podinfo-east, mirrored Service in west, healthy, 19 % of west's calls, goes to podinfo in east",
    ],
    [
      'east/Deployment/web/podinfo',
      'podinfo, Deployment in east, degraded (2 of 6 pods failing), image 6.11.0, 4 of 6 ready',
    ],
    [
      'edge/Deployment/web/podinfo',
      'podinfo, Deployment in edge, last known healthy, last seen 4 min ago, image 6.9.4, 2 of 2 ready, odd one out in image',
    ],
    [
      'edge/HTTPRoute/web/public-gw',
      "public-gw, HTTPRoute in edge, last known healthy, last seen 4 min ago, 1 % of edge's calls, which is not what is declared",
    ],
    ['/DnsName/web/podinfo.acme.io', 'podinfo.acme.io, DNS name, healthy'],
  ])('says of %s: %s', (id, sentence) => {
    expect(say(id)).toBe(sentence);
  });
});
