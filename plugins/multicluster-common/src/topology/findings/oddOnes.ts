import { compareVersions } from '../compareVersions';
import { pushTo } from '../gather/gatherWorkloads';
import { Finding, TopologyGraph, TopologyNode } from '../types';

/** One sentence per cluster that differs from most of a row; of its fields, the image says most. */
export function findOddOnes(
  graph: Pick<TopologyGraph, 'nodes' | 'clusters'>,
): Finding[] {
  const titles = new Map(
    graph.clusters.map(({ name, title }) => [name, title]),
  );
  const rows = new Map<string, TopologyNode[]>();
  for (const node of graph.nodes) {
    pushTo(rows, node.row, node);
  }
  const findings: Finding[] = [];
  for (const node of graph.nodes) {
    const { id, cluster, oddOneOut } = node;
    if (cluster !== undefined && oddOneOut) {
      findings.push({
        id: `oddOneOut:${id}`,
        severity: 'warning',
        kind: 'oddOneOut',
        text: `${titles.get(cluster) ?? cluster} ${sayHow(
          node,
          oddOneOut,
          rows.get(node.row) ?? [],
        )}`,
        nodes: [id],
        clusters: [cluster],
      });
    }
  }
  return findings;
}

function sayHow(
  node: TopologyNode,
  fields: readonly string[],
  row: readonly TopologyNode[],
): string {
  if (fields.includes('image')) {
    return `runs ${relativeAge(node, row)} image`;
  }
  const [first, second] = fields;
  switch (fields.length) {
    case 1:
      return `has another ${first} of ${node.name}`;
    case 2:
      return `has another ${first} and ${second} of ${node.name}`;
    default:
      return `differs in ${fields.length} fields of ${node.name}`;
  }
}

/** Older or newer than what the row has otherwise, where the tags are versions that can be ordered. */
function relativeAge(node: TopologyNode, row: readonly TopologyNode[]): string {
  const own = node.images?.[0];
  const usual = row.find(each => !each.oddOneOut?.includes('image'))
    ?.images?.[0];
  const order =
    own !== undefined && usual !== undefined
      ? compareVersions(own, usual)
      : undefined;
  if (order === undefined || order === 0) {
    return 'another';
  }
  return order < 0 ? 'an older' : 'a newer';
}
