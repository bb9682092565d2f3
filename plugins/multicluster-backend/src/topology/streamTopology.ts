import {
  EntitySelector,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Changes } from './Changes';
import {
  HEARTBEAT_FRAME,
  OPENING_FRAME,
  parseEventId,
  patchFrame,
  snapshotFrame,
} from './frames';
import { TopologyService } from './TopologyService';
import { TopologyView, ViewOptions } from './types';

const HEARTBEAT_MS = 15_000;

/** Frames that lead to a view, by the graph they lead from: readers in step with each other share one. */
const patchFrames = new WeakMap<
  TopologyView,
  WeakMap<TopologyGraph, { frame: string | undefined }>
>();

/**
 * One reader's stream as frames of server-sent events: a snapshot (or, with a `Last-Event-ID` that is still known, what has changed
 * since), then a patch for each change that the reader can see. A reader who is slow gets fewer, larger patches: nothing queues up.
 *
 * Ends with `signal`, and by it alone.
 */
export async function* streamTopology(options: {
  service: TopologyService;
  selector: EntitySelector;
  view?: ViewOptions;
  lastEventId?: string;
  signal: AbortSignal;
  heartbeatMs?: number;
}): AsyncGenerator<string, void, undefined> {
  const { service, selector, signal } = options;
  const viewOptions = options.view ?? {};
  const changes = new Changes(signal);
  const unsubscribe = service.subscribe(selector, () => changes.note());
  try {
    yield OPENING_FRAME;
    let sent = formerGraph(options);
    while (!signal.aborted) {
      const view = service.view(selector, viewOptions);
      const frame = sent
        ? sharedPatchFrame(sent, view, service.epoch)
        : snapshotFrame(view, service.epoch);
      if (frame) {
        // Patches start from what the reader has: a generation that looks the same to this reader is never told of.
        sent = view.graph;
        yield frame;
      }
      while (!(await changes.within(options.heartbeatMs ?? HEARTBEAT_MS))) {
        if (signal.aborted) {
          return;
        }
        yield HEARTBEAT_FRAME;
      }
    }
  } finally {
    unsubscribe();
  }
}

function formerGraph({
  service,
  selector,
  view = {},
  lastEventId,
}: {
  service: TopologyService;
  selector: EntitySelector;
  view?: ViewOptions;
  lastEventId?: string;
}): TopologyGraph | undefined {
  const generation = parseEventId(lastEventId, service.epoch);
  return generation === undefined
    ? undefined
    : service.formerView(selector, generation, view);
}

function sharedPatchFrame(
  from: TopologyGraph,
  to: TopologyView,
  epoch: string,
): string | undefined {
  if (from === to.graph) {
    return undefined;
  }
  const known = patchFrames.get(to) ?? new WeakMap();
  patchFrames.set(to, known);
  const found = known.get(from) ?? { frame: patchFrame(from, to.graph, epoch) };
  known.set(from, found);
  return found.frame;
}
