import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';

/** What one reader wants to see, and may. */
export type ViewOptions = {
  /** Most nodes; no limit when absent. */
  budget?: number;
  /** Rolled-up groups to open. */
  open?: readonly string[];
  /** Whether the reader may see a cluster; every one when absent. */
  allowed?: (cluster: string) => boolean;
};

/** A graph as one reader sees it. Readers who see the same share the object, its JSON and its tag. */
export interface TopologyView {
  readonly graph: TopologyGraph;
  /** The graph as JSON, made at the first use. */
  readonly json: string;
  /** For the `ETag` header, quotes included. Two views with one tag are equal. */
  readonly etag: string;
}

/** What the topology counts. */
export interface TopologyMetrics {
  /** A graph was built, in this many seconds. */
  rebuilt(seconds: number): void;
}
