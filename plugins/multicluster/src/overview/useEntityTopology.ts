import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef, TopologyConnection } from '../api';

export type EntityTopology = {
  graph?: TopologyGraph;
  connection: TopologyConnection;
  /** The end: nothing more comes until `retry`. */
  error?: Error;
  retry(): void;
};

const connecting: TopologyConnection = { state: 'connecting' };

/** Where an entity runs, live. The last graph stays while the connection is away. */
export function useEntityTopology(entityRef: string): EntityTopology {
  const api = useApi(multiclusterApiRef);
  const [turn, setTurn] = useState(0);
  const [graph, setGraph] = useState<TopologyGraph>();
  const [connection, setConnection] = useState(connecting);
  const [error, setError] = useState<Error>();
  useEffect(() => {
    const life = new AbortController();
    setError(undefined);
    api.watchTopology({
      entityRef,
      signal: life.signal,
      onGraph: setGraph,
      onConnection: setConnection,
      onError: setError,
    });
    return () => life.abort();
  }, [api, entityRef, turn]);
  return {
    graph: graph?.entityRef === entityRef ? graph : undefined,
    connection,
    error,
    retry: () => setTurn(before => before + 1),
  };
}
