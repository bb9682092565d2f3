import { useApi } from '@backstage/core-plugin-api';
import {
  Comparison,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api/MulticlusterApi';
import { useTopologyModel } from '../useTopologyModel';
import { Asked, useAsked } from '../../shared';

/** The comparison of a node's row; made again when something of the row changes. */
export function useComparison(node: TopologyNode): {
  asked: Asked<Comparison>;
  again(): void;
} {
  const api = useApi(multiclusterApiRef);
  const { graph } = useTopologyModel();
  const { entityRef } = graph;
  const version = graph.nodes
    .filter(({ row }) => row === node.row)
    .map(({ id, origin, oddOneOut, images }) =>
      [id, origin?.resourceVersion, oddOneOut, images].join('|'),
    )
    .join('\n');
  return useAsked(`${entityRef}\n${node.row}`, version, signal =>
    api.compare({ entityRef, row: node.row, signal }),
  );
}
