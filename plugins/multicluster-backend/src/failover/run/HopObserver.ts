import { NotFoundError } from '@backstage/errors';
import {
  EvidenceLevel,
  ObservedHop,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { AskableFleet, askCluster } from './askCluster';

/** A page that asks again within this time gets the same answer. */
const FRESH_MS = 4_000;
const MOST = 2_000;
const LEVELS: EvidenceLevel[] = [
  'written',
  'accepted',
  'programmed',
  'observed',
];

/** What was found of one hop, or why nothing was. */
export type Observation = { hop: string } & (
  | { seen: ObservedHop }
  | { message: string }
);

/** Asks clusters how far the weights of hops have come, and remembers for a moment what they said. */
export class HopObserver {
  readonly #fleet: AskableFleet;
  readonly #drivers: readonly TrafficDriver[];
  readonly #last = new Map<string, ObservedHop>();

  constructor(options: {
    fleet: AskableFleet;
    drivers: readonly TrafficDriver[];
  }) {
    this.#fleet = options.fleet;
    this.#drivers = options.drivers;
  }

  /** Side by side. Never rejects. */
  observe(
    hops: readonly TrafficHop[],
    signal: AbortSignal,
  ): Promise<Observation[]> {
    return Promise.all(
      hops.map(async (hop): Promise<Observation> => {
        try {
          return { hop: hop.id, seen: await this.#ask(hop, signal) };
        } catch (error) {
          return { hop: hop.id, message: (error as Error).message };
        }
      }),
    );
  }

  /** For a page: clusters that do not answer are not asked, and nobody is waited for longer than the signal says. */
  async glance(
    hops: readonly TrafficHop[],
    options: { now: number; signal: AbortSignal },
  ): Promise<ObservedHop[]> {
    const found = await Promise.all(
      hops.map(async hop => {
        const last = this.#last.get(hop.id);
        if (last && options.now - last.at < FRESH_MS) return [last];
        if (this.#fleet.cluster(hop.cluster)?.state !== 'live') return [];
        return this.#ask(hop, options.signal).then(
          seen => [seen],
          () => [],
        );
      }),
    );
    return found.flat();
  }

  async #ask(hop: TrafficHop, signal: AbortSignal): Promise<ObservedHop> {
    const driver = this.#drivers.find(({ id }) => id === hop.driver);
    if (!driver) {
      throw new NotFoundError(`There is no driver '${hop.driver}' any more.`);
    }
    const seen = await askCluster({
      ...{ fleet: this.#fleet, cluster: hop.cluster, signal },
      ask: (client, until) => driver.observe({ hop, client, signal: until }),
    });
    this.#last.delete(hop.id);
    this.#last.set(hop.id, seen);
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST) this.#last.delete(oldest);
    return seen;
  }
}

/** The weakest of what is known: a step has come as far as its slowest hop. */
export function weakest(observations: readonly Observation[]): {
  level: EvidenceLevel;
  conclusive: boolean;
  message?: string;
} {
  const levels = observations.map(one =>
    'seen' in one ? LEVELS.indexOf(one.seen.level) : 0,
  );
  const messages = observations.flatMap(one =>
    'seen' in one ? one.seen.message ?? [] : one.message,
  );
  return {
    // A step whose writes all wait for a cluster's return has nothing to be observed.
    level: LEVELS[levels.length > 0 ? Math.min(...levels) : 0],
    conclusive: observations.every(one => 'seen' in one && one.seen.conclusive),
    ...(messages.length > 0 && { message: messages.join(' ') }),
  };
}
