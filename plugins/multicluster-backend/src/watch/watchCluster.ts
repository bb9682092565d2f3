import { setMaxListeners } from 'events';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  KindState,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterTurn } from './ClusterTurn';
import { Discovery } from './Discovery';
import { Intake } from './Intake';
import { isSelected, KINDS, KindSelection, KindSpec } from './kinds';
import { mergeStates } from './mergeStates';
import { WatchMetrics } from './metrics';
import { ClusterFeatures, Reflector, ReflectorState } from './Reflector';
import { SyncGate } from './SyncGate';
import { DEFAULT_TIMING, ReflectorTiming } from './timing';
import { SharedParts } from './trim';
import { ApiConnection, ReflectorBatch, ReflectorSink } from './types';

export type WatchClusterOptions = {
  connection: ApiConnection;
  sink: ReflectorSink;
  /** The lifetime of the cluster: with it ends everything that begins here, and nothing is handed over any more. */
  signal: AbortSignal;
  kinds: KindSelection;
  /** The version to go on from, for the kinds whose objects of that version are in the cache already. */
  resume: Map<ResourceKind, string>;
  /** How many objects of a kind are in the cache already: where the count of a kind that goes on from a version begins. */
  held?: (kind: ResourceKind) => number;
  gate: SyncGate;
  logger: LoggerService;
  metrics?: WatchMetrics;
  timing?: Partial<ReflectorTiming>;
  /** Between 0 and 1. */
  random?: () => number;
};

/** A consumer that throws does so for each batch; once a minute is enough to know. */
const COMPLAIN_EVERY_MS = 60_000;

type Watch = WatchClusterOptions & {
  allTiming: ReflectorTiming;
  discovery: Discovery;
  features: ClusterFeatures;
  turn: SyncGate;
  /** Calls the consumer, and outlives its exceptions. */
  tell(kind: ResourceKind, consume: () => void): void;
};

function createTell(options: WatchClusterOptions): Watch['tell'] {
  const { connection, signal, logger, metrics } = options;
  let complainedAt = -Infinity;
  return (kind, consume) => {
    if (signal.aborted) {
      return;
    }
    try {
      consume();
    } catch (error) {
      metrics?.consumerError(connection.cluster, kind);
      if (performance.now() - complainedAt >= COMPLAIN_EVERY_MS) {
        complainedAt = performance.now();
        logger.error(
          `A consumer of the watch of '${connection.cluster}' failed for ${kind}`,
          error as Error,
        );
      }
    }
  };
}

/** The parts of a kind that have a reflector each. */
function partsOf(spec: KindSpec, { namespaces }: KindSelection) {
  const groups = spec.formerGroup
    ? [spec.group, spec.formerGroup]
    : [spec.group];
  const scopes = spec.namespaced && namespaces ? namespaces : [undefined];
  return groups.flatMap(group =>
    scopes.map(namespace => ({ group, namespace })),
  );
}

/** Tells the state of a kind when that of one of its reflectors changes. */
function createStateTeller(watch: Watch, spec: KindSpec, reflectors: number) {
  const { connection, sink } = watch;
  const states = new Map<number, ReflectorState>();
  let since = Date.now();
  let state: KindState['state'] | undefined;
  return (reflector: number, reported: ReflectorState) => {
    states.set(reflector, reported);
    const merged = mergeStates([...states.values()]);
    // Until all have begun, one that is already live says little.
    if (!merged || states.size < reflectors) {
      return;
    }
    if (merged.state !== state) {
      state = merged.state;
      since = Date.now();
    }
    watch.tell(spec.kind, () =>
      sink.state(connection.cluster, { ...merged, kind: spec.kind, since }),
    );
  };
}

function watchKind(watch: Watch, spec: KindSpec) {
  const { connection, sink, metrics, kinds, allTiming } = watch;
  const { cluster } = connection;
  const { kind } = spec;
  const parts = partsOf(spec, kinds);
  // A version is one reflector's progress: that of one namespace says nothing of another.
  const isResumable =
    parts.length === 1 && !(spec.namespaced && kinds.namespaces);
  const apply = (batch: ReflectorBatch) =>
    watch.tell(kind, () => sink.apply(batch));
  if (!isResumable) {
    const narrowed = spec.namespaced ? kinds.namespaces : undefined;
    const nothing = { upserts: [], deletes: [], resourceVersion: '' };
    apply({ cluster, kind, ...nothing, narrowed });
  }
  const tellState = createStateTeller(watch, spec, parts.length);
  const sharedParts = new SharedParts();
  const resume = isResumable ? watch.resume.get(kind) || undefined : undefined;
  const intakes: Intake[] = [];
  const countObjects = () =>
    intakes.reduce((sum, { objects }) => sum + objects, 0);
  parts.forEach(({ group, namespace }, index) => {
    const intake = new Intake({
      spec,
      cluster,
      scope: { namespace, group: spec.formerGroup && group },
      parts: sharedParts,
      timing: allTiming,
      held: resume ? watch.held?.(kind) : undefined,
      deliver: batch => {
        const { resourceVersion, ...rest } = batch;
        apply(isResumable ? batch : rest);
        metrics?.objects(cluster, kind, countObjects());
      },
    });
    intakes.push(intake);
    const reflector = new Reflector({
      ...watch,
      spec,
      group,
      namespace,
      intake,
      timing: allTiming,
      random: watch.random ?? Math.random,
      resume,
      onState: state => tellState(index, state),
      onRelist: reason => metrics?.relist(cluster, kind, reason),
      onBytes: bytes => metrics?.bytes(cluster, kind, bytes),
      onEvents: count => metrics?.events(cluster, kind, count),
      onLag: seconds => metrics?.lag(cluster, kind, seconds),
    });
    reflector.run().catch(error => {
      watch.logger.error(`The watch of ${kind} in '${cluster}' ended`, error);
    });
  });
}

/**
 * Watches all selected kinds of a cluster for as long as `signal` lasts, and hands over what changes. What goes wrong with the
 * cluster is told as the state of a kind and tried again; it is never thrown.
 */
export function watchCluster(options: WatchClusterOptions): void {
  const { connection, signal, kinds, gate } = options;
  const timing = { ...DEFAULT_TIMING, ...options.timing };
  // Each request listens on it, and there are many.
  setMaxListeners(0, signal);
  const watch: Watch = {
    ...options,
    allTiming: timing,
    discovery: new Discovery({ connection, timing, signal }),
    features: { watchList: true },
    turn: new ClusterTurn({ gate, lifetime: signal, turnMs: timing.turnMs }),
    tell: createTell(options),
  };
  for (const spec of KINDS) {
    if (isSelected(spec, kinds)) {
      watchKind(watch, spec);
    } else {
      const { cluster } = connection;
      const { kind } = spec;
      const gone = { listed: { keys: [] }, resourceVersion: '' };
      watch.tell(kind, () =>
        options.sink.apply({
          cluster,
          kind,
          upserts: [],
          deletes: [],
          ...gone,
        }),
      );
    }
  }
}
