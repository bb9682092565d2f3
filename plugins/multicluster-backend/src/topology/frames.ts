import {
  diffTopology,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyView } from './types';

/** Browsers wait this long before they connect again. */
export const OPENING_FRAME = 'retry: 2000\n\n';
/** Keeps proxies from closing a quiet stream. */
export const HEARTBEAT_FRAME = ': still here\n\n';

export function snapshotFrame(view: TopologyView, epoch: string): string {
  return frame('snapshot', view.graph.generation, epoch, view.json);
}

/** The patch that leads from one graph to the other, or undefined when they look the same. */
export function patchFrame(
  from: TopologyGraph,
  to: TopologyGraph,
  epoch: string,
): string | undefined {
  const patch = diffTopology(from, to);
  return patch && frame('patch', to.generation, epoch, JSON.stringify(patch));
}

/** JSON has no line breaks of its own, so that one `data` line is enough. */
function frame(
  event: 'snapshot' | 'patch',
  generation: number,
  epoch: string,
  json: string,
): string {
  return `event: ${event}\nid: ${generation}-${epoch}\ndata: ${json}\n\n`;
}

/** The generation of a `Last-Event-ID` of this process; undefined for anything else. */
export function parseEventId(
  id: string | undefined,
  epoch: string,
): number | undefined {
  const [, generation, of] = /^(\d{1,15})-(\w+)$/.exec(id ?? '') ?? [];
  return of === epoch ? Number(generation) : undefined;
}
