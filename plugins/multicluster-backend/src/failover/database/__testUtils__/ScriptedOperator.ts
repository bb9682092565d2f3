import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { PostgresCluster, postgresPath } from '../cloudNativePg';

const FENCED = 'cnpg.io/fencedInstances';

/**
 * One copy of a database and what its operator would make of it when asked to, as version 1.27 does: it shuts a fenced server down, gives a
 * token when it steps down, and says who takes writes.
 */
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
      const { replica } = live.spec;
      const wasPrimary = Object.values<any>(
        live.status?.instancesReportedState ?? {},
      ).some(({ isPrimary }) => isPrimary);
      const isPrimary = replica.primary === live.metadata.name;
      const isShut = live.metadata.annotations?.[FENCED] === '["*"]';
      const token = replica.promotionToken;
      live.status = {
        readyInstances: isShut ? 0 : 1,
        instancesReportedState: { 'pg-1': { isPrimary: isPrimary && !isShut } },
        ...(!isPrimary && {
          demotionToken: wasPrimary
            ? `${live.metadata.name}-${(this.#tokens += 1)}`
            : live.status?.demotionToken,
        }),
        ...(isPrimary && token && { lastPromotionToken: token }),
      };
    });
  }
}
