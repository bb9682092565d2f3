import { join } from 'node:path';
import { operatorStatus } from '../../../plugins/multicluster-backend/src/failover/database/__testUtils__/operatorStatus';
import type { FleetHarness } from '../../fleet/FleetHarness.ts';
import { moduleDir } from '../../fleet/modules.ts';
import { eventually } from '../../support/eventually.ts';

/** Whose own definition of a `Cluster` stands on the API servers here. */
const CLOUD_NATIVE_PG = 'github.com/cloudnative-pg/cloudnative-pg@v1.27.0';

/**
 * A copy of a database on a real API server. There are no pods here that could hold one: what the operator would report of them is written
 * by this.
 */
export class PostgresOperator {
  readonly #harness: FleetHarness;
  readonly #cluster: string;
  readonly #name: string;
  #tokens = 0;

  private constructor(harness: FleetHarness, cluster: string) {
    this.#harness = harness;
    this.#cluster = cluster;
    this.#name = `pg-${cluster}`;
  }

  static async create(
    harness: FleetHarness,
    cluster: string,
    primary: string,
  ): Promise<PostgresOperator> {
    const operator = new PostgresOperator(harness, cluster);
    const definition = join(
      await moduleDir(CLOUD_NATIVE_PG),
      'config/crd/bases/postgresql.cnpg.io_clusters.yaml',
    );
    const apply = ['apply', '--server-side', '-f', definition];
    await harness.kubectl(cluster, ...apply);
    // The kind is served a moment after its definition is there.
    await eventually(() =>
      harness.applyText(cluster, databaseOf(`pg-${cluster}`, primary)),
    );
    await operator.act();
    return operator;
  }

  async live(): Promise<any> {
    return JSON.parse(await this.#kubectl('get', '-o', 'json'));
  }

  /** Once. */
  async act(): Promise<void> {
    const next = operatorStatus(await this.live(), () => {
      this.#tokens += 1;
      return `${this.#name}-${this.#tokens}`;
    });
    await this.#kubectl(
      ...(['patch', '--subresource=status', '--type=merge', '-p'] as const),
      JSON.stringify({ status: next }),
    );
  }

  #kubectl(verb: string, ...more: string[]): Promise<string> {
    const object = `clusters.postgresql.cnpg.io/${this.#name}`;
    return this.#harness.kubectl(
      ...([this.#cluster, '-n', 'podinfo', verb, object] as const),
      ...more,
    );
  }
}

function databaseOf(name: string, primary: string): string {
  return JSON.stringify({
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name, namespace: 'podinfo' },
    spec: {
      instances: 1,
      storage: { size: '1Gi' },
      replica: { primary, source: primary },
      externalClusters: [{ name: 'pg-east' }, { name: 'pg-west' }],
    },
  });
}
