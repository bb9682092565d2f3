import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { CurrentRunBar } from '../failover';
import {
  EmptyBoard,
  FailedBoard,
  hasTopologyAnnotation,
  LoadingBoard,
  topologyAnnotations,
} from './states';
import { TopologyBoard } from './TopologyBoard';
import { useTopology } from './useTopology';
import { useTopologyUrlState } from './useTopologyUrlState';

/** Most nodes that a page draws; beyond, the backend rolls up. */
const BUDGET = 300;

function EntityTopology({ entity }: { entity: Entity }) {
  const { open } = useTopologyUrlState();
  const topology = useTopology(stringifyEntityRef(entity), {
    budget: BUDGET,
    // Folded columns are this page's own; only rolled-up nodes are the backend's.
    open: open.filter(id => !id.startsWith('group:')),
  });
  const { graph, error, connection, updatedAt, retry } = topology;
  const { name } = entity.metadata;
  if (error) {
    return <FailedBoard entity={entity} error={error} retry={retry} />;
  }
  if (!graph) {
    return <LoadingBoard name={name} />;
  }
  if (!graph.nodes.length && !graph.clusters.length) {
    return graph.elsewhere.absent || !graph.elsewhere.unknown.length ? (
      <EmptyBoard entity={entity} graph={graph} />
    ) : (
      <LoadingBoard name={name} clusters={graph.elsewhere.unknown.length} />
    );
  }
  return (
    <TopologyBoard
      name={name}
      graph={graph}
      connection={connection}
      updatedAt={updatedAt}
    />
  );
}

/**
 * The Topology tab of an entity, without the page's header. Shows where the entity runs on every cluster, live.
 *
 * @public
 */
export function TopologyContent() {
  const { entity } = useEntity();
  if (!hasTopologyAnnotation(entity)) {
    return <MissingAnnotationEmptyState annotation={topologyAnnotations} />;
  }
  return (
    <>
      <CurrentRunBar />
      <EntityTopology entity={entity} />
    </>
  );
}
