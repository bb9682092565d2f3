import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { PostgresCluster, postgresPath } from '../cloudNativePg';
import { operatorStatus } from './operatorStatus';

/** One copy of a database, and what its operator would make of it when asked to. */
export class ScriptedOperator {
  readonly path: string;
  #tokens = 0;

  constructor(readonly client: FakeObjects, name: string, primary: string) {
    this.path = postgresPath({
      ...{ cluster: client.cluster, namespace: 'shop', name },
    });
    client.put(this.path, {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      metadata: { name, namespace: 'shop' },
      spec: {
        replica: { primary, source: 'pg-first' },
        externalClusters: [{ name: 'pg-east' }, { name: 'pg-west' }],
      },
    });
    this.act();
  }

  get live(): PostgresCluster {
    return this.client.get<any>(this.path);
  }

  act(): void {
    this.client.change(this.path, (live: any) => {
      live.status ??= {};
      const status = operatorStatus(live, () => {
        this.#tokens += 1;
        return `${live.metadata.name}-${this.#tokens}`;
      });
      Object.assign(live.status, status);
    });
  }
}
