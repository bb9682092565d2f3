import { ConfigReader } from '@backstage/config';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  ClusterDescription,
  ClusterProvider,
} from '@multicluster/backstage-plugin-multicluster-node';
import { MemoryResourceStore } from '../../store';
import { FakeApiServer } from '../../watch/FakeApiServer';
import { createFleet } from '../createFleet';
import { FleetService } from '../FleetService';
import { createKubernetesAccessSlot } from '../kubernetes/kubernetesAccess';
import { Door } from './Door';

/** A provider whose clusters come and go as a test says. */
export class ManualProvider implements ClusterProvider {
  readonly name: string;
  readonly #lifetimes = new Map<string, AbortController>();
  #engage?: (cluster: ClusterDescription, lifetime: AbortSignal) => void;

  constructor(name = 'manual') {
    this.name = name;
  }

  async start(options: Parameters<ClusterProvider['start']>[0]) {
    this.#engage = options.engage;
    options.signal.addEventListener('abort', () =>
      this.#lifetimes.forEach(lifetime => lifetime.abort()),
    );
  }

  add(name: string, url: string, more: Partial<ClusterDescription> = {}) {
    this.remove(name);
    const lifetime = new AbortController();
    this.#lifetimes.set(name, lifetime);
    this.#engage?.(
      {
        name,
        url,
        labels: {},
        fingerprint: url,
        access: { type: 'shared', connect: async () => ({ headers: {} }) },
        ...more,
      },
      lifetime.signal,
    );
  }

  remove(name: string) {
    this.#lifetimes.get(name)?.abort();
    this.#lifetimes.delete(name);
  }
}

/** An API server on loopback with a door in front, which says who it is. */
export async function startApiServer(identity: string) {
  const server = await FakeApiServer.start();
  const version = JSON.stringify({ gitVersion: 'v1.36.3' });
  const namespace = JSON.stringify({ metadata: { uid: identity } });
  const always = Infinity;
  server.fail(/^\/version/, { fault: 'body', body: version }, always);
  server.fail(/kube-system$/, { fault: 'body', body: namespace }, always);
  const door = await Door.before(server.url);
  return {
    server,
    door,
    url: door.url,
    stop: async () => {
      await door.close();
      await server.stop();
    },
  };
}

/** A fleet in a hurry, over a store that outlives it. */
export class FleetBed {
  readonly store = new MemoryResourceStore();
  readonly logger = mockServices.logger.mock();
  provider!: ManualProvider;
  fleet!: FleetService;

  constructor() {
    this.start();
  }

  start(config: object = {}, more: ClusterProvider[] = []): FleetService {
    this.provider = new ManualProvider();
    this.fleet = createFleet({
      config: new ConfigReader({ multicluster: config } as object),
      logger: this.logger,
      store: this.store,
      kubernetesAccess: createKubernetesAccessSlot(),
      credentials: async () => mockCredentials.service(),
      providers: [this.provider, ...more],
      timings: {
        probe: {
          intervalMs: 50,
          deadlineMs: 300,
          backOffMs: { first: 50, largest: 100 },
        },
        reflector: { backoffMinMs: 20, backoffMaxMs: 50, settleMs: 20 },
        storeIntervalMs: 20,
        graceMs: 50,
      },
    });
    this.fleet.start();
    return this.fleet;
  }

  async restart(): Promise<void> {
    await this.fleet.stop();
    this.start();
  }

  summary(name: string) {
    return this.fleet.cluster(name);
  }

  /** Waits for a cluster to look so; tells what it looks like when it does not in ten seconds. */
  async until(
    name: string,
    looks: (cluster: NonNullable<ReturnType<FleetBed['summary']>>) => boolean,
  ): Promise<void> {
    const deadline = performance.now() + 10_000;
    for (;;) {
      const cluster = this.summary(name);
      if (cluster && looks(cluster)) {
        return;
      }
      if (performance.now() > deadline) {
        const { kinds, ...rest } = cluster ?? { kinds: [] };
        const odd = kinds.filter(kind => kind.state !== 'live');
        throw new Error(`Never so: ${JSON.stringify({ ...rest, odd })}`);
      }
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }
}
