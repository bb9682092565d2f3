import {
  takesWrites,
  type PostgresCluster,
} from '../../../plugins/multicluster-backend/src/failover/database/cloudNativePg';
import { operatorStatus } from '../../../plugins/multicluster-backend/src/failover/database/__testUtils__/operatorStatus';
import { FakeFleet } from '../../../plugins/multicluster-backend/src/tests/__testUtils__/FakeFleet';
import type { History, Weights } from '../history.ts';
import { CLUSTERS, type ClusterName, type Scenario } from '../scenario.ts';
import { ApiServer, type ApiObject } from './ApiServer.ts';
import {
  accepted,
  database,
  databasePath,
  deployment,
  endpoints,
  hopOf,
  other,
  PATHS,
  REPLICAS,
  route,
  scaled,
  services,
  split,
} from './objects.ts';
import { Webhook } from './Webhook.ts';

const RUN = 'multicluster.backstage.io/run';
const ROOM = {
  cpuMillis: { requested: 0, allocatable: 8_000 },
  memoryBytes: { requested: 0, allocatable: 8e9 },
  pods: { running: REPLICAS, allocatable: 100 },
};
const KINDS: { [path: string]: 'TrafficSplit' | 'HTTPRoute' | 'Deployment' } = {
  [PATHS.split]: 'TrafficSplit',
  [PATHS.route]: 'HTTPRoute',
  [PATHS.deployment]: 'Deployment',
};

/**
 * `web` on two clusters, each with an API server of its own: a split in both, a route in west, and their controllers; and a webhook. Every write is
 * recorded, and reaches the portal's cache as a watch would bring it.
 */
export class World {
  readonly fleet = new FakeFleet();
  readonly servers = new Map<ClusterName, ApiServer>();
  readonly webhook: Webhook;
  readonly #history: History;
  readonly #scenario: Scenario;
  #tokens = 0;
  readonly #timers = new Set<NodeJS.Timeout>();

  private constructor(scenario: Scenario, history: History) {
    this.#scenario = scenario;
    this.#history = history;
    this.webhook = new Webhook(scenario.hookAnswers, history);
  }

  static async start(scenario: Scenario, history: History): Promise<World> {
    const world = new World(scenario, history);
    for (const cluster of CLUSTERS) await world.#add(cluster);
    await world.webhook.start();
    return world;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    for (const server of this.servers.values()) await server.stop();
    await this.webhook.stop();
  }

  /** Whether nothing that was to go wrong for a while is still wrong. */
  get isCalm(): boolean {
    return [...this.servers.values()].every(server => !server.isOut);
  }

  /** By hop. */
  weights(): Map<string, Weights> {
    const all = new Map<string, Weights>();
    for (const [cluster, server] of this.servers) {
      for (const path of [PATHS.split, PATHS.route]) {
        const object = server.get(path);
        if (object) all.set(hopOf(cluster, path)!, weightsOf(path, object));
      }
    }
    return all;
  }

  async #add(cluster: ClusterName): Promise<void> {
    const { faults, weights, flaps } = this.#scenario;
    const history = this.#history;
    const server = await ApiServer.start({
      faults: faults.filter(one => one.cluster === cluster),
      now: () => history.now(),
      onRequest: number => {
        for (const flap of flaps) {
          if (flap.cluster === cluster && flap.at === number) {
            this.#ready(cluster, false);
            this.#later(flap.ms, () => this.#ready(cluster, true));
          }
        }
      },
      rival: path => this.#rival(cluster, path),
      onOutage: isOut => this.#state(cluster, isOut),
      onCommit: commit => this.#committed(cluster, commit),
    });
    this.servers.set(cluster, server);
    this.#state(cluster, false);
    for (const one of services(cluster)) {
      this.fleet.put(cluster, 'Service', one);
    }
    this.#keep(cluster, PATHS.deployment, deployment());
    // The source's callers, and the target's own.
    this.#keep(cluster, PATHS.split, split(cluster, weights));
    if (cluster === 'west') {
      this.#keep(cluster, PATHS.route, accepted(route(cluster, weights)));
    }
    if (this.#scenario.hasDatabase) {
      const path = databasePath(cluster);
      server.put(path, database(cluster, this.#scenario.runs[0].from));
      this.#operate(cluster, path);
    }
    for (const far of [false, true]) {
      const of = far ? `web-${other(cluster)}` : 'web';
      this.fleet.put(cluster, 'EndpointSlice', endpoints(of, true));
    }
    history.readiness.push({ at: 0, cluster, ready: true });
  }

  #state(cluster: ClusterName, isOut: boolean): void {
    this.fleet.add(cluster, {
      ...{ capacity: ROOM, lastSeenAt: Date.now() },
      ...(isOut && { state: 'unreachable', error: 'It does not answer.' }),
    });
  }

  /** Seen from the cluster itself, and from the other one's mirror. */
  #ready(cluster: ClusterName, ready: boolean): void {
    const { fleet } = this;
    fleet.put(cluster, 'EndpointSlice', endpoints('web', ready));
    const mirror = endpoints(`web-${cluster}`, ready);
    fleet.put(other(cluster), 'EndpointSlice', mirror);
    this.#history.readiness.push({ at: this.#history.now(), cluster, ready });
  }

  #keep(cluster: ClusterName, path: string, object: ApiObject): void {
    const kept = this.servers.get(cluster)!.put(path, object);
    this.fleet.put(cluster, KINDS[path], kept);
  }

  #rival(cluster: ClusterName, path: string): void {
    const server = this.servers.get(cluster)!;
    const before = server.get(path);
    const hop = hopOf(cluster, path);
    if (!before || !hop) return;
    const after = structuredClone(before);
    const [first, second] = backendsOf(path, after);
    // A share that no plan of these scenarios ever writes.
    first.weight = 33;
    second.weight = 67;
    delete after.metadata.annotations?.[RUN];
    after.metadata.generation = (before.metadata.generation ?? 1) + 1;
    this.#committed(cluster, {
      ...{ path, before, asked: this.#history.now() },
      after: server.put(path, after),
    });
  }

  #committed(
    cluster: ClusterName,
    commit: {
      path: string;
      before: ApiObject;
      after: ApiObject;
      asked: number;
    },
  ): void {
    const { path, before, after, asked } = commit;
    const hop = hopOf(cluster, path);
    const by = after.metadata.annotations?.[RUN];
    if (hop) {
      this.#history.writes.push({
        ...{ at: this.#history.now(), asked, cluster, hop },
        before: weightsOf(path, before),
        after: weightsOf(path, after),
        ...(by && { by }),
      });
    }
    this.#later(this.#scenario.lagMs, () => this.#control(cluster, path));
  }

  /** What the controllers and the watch make of the newest version. */
  #control(cluster: ClusterName, path: string): void {
    const object = this.servers.get(cluster)!.get(path);
    if (!object) return;
    if (path === databasePath(cluster)) {
      this.#operate(cluster, path);
    } else if (path === PATHS.route) {
      this.#keep(cluster, path, accepted(object));
    } else if (path === PATHS.deployment) {
      this.#keep(cluster, path, scaled(object));
    } else {
      this.fleet.put(cluster, KINDS[path], object);
    }
  }

  /** What the operator of the database makes of it. */
  #operate(cluster: ClusterName, path: string): void {
    const server = this.servers.get(cluster)!;
    const object = server.get(path)! as ApiObject & PostgresCluster;
    const wrote = takesWrites(object);
    this.#tokens += 1;
    const status = operatorStatus(object, () => `token-${this.#tokens}`);
    object.status ??= {};
    Object.assign(object.status, status);
    server.put(path, object);
    const writes = takesWrites(object);
    if (writes === wrote) return;
    this.#history.writers.push({ at: this.#history.now(), cluster, writes });
  }

  #later(ms: number, act: () => void): void {
    if (ms === 0) {
      act();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

type Backend = {
  service?: string;
  name?: string;
  port?: number;
  weight: number;
};

function backendsOf(path: string, { spec }: ApiObject): Backend[] {
  return path === PATHS.route ? spec.rules[0].backendRefs : spec.backends;
}

function weightsOf(path: string, object: ApiObject): Weights {
  return Object.fromEntries(
    backendsOf(path, object).map(({ service, name, port, weight }) => [
      service ?? `${name}:${port}`,
      weight,
    ]),
  );
}
