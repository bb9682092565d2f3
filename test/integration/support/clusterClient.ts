import type { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { ClusterConnection } from '../../../plugins/multicluster-backend/src/clusters/connection/ClusterConnection';
import { HttpClusterClient } from '../../../plugins/multicluster-backend/src/clusters/connection/HttpClusterClient';
import type { TestServer } from './fleet.ts';

/** The backend's own client, with the rights of the portal's service account. End it by `reset`. */
export function clusterClient(server: Pick<TestServer, 'name' | 'access'>): {
  client: ClusterClient;
  reset(): void;
} {
  const { url, ca, token } = server.access;
  const connection = new ClusterConnection({
    cluster: server.name,
    url,
    connect: async () => ({
      ca,
      headers: { authorization: `Bearer ${token}` },
    }),
  });
  return {
    client: new HttpClusterClient(connection),
    reset: () => connection.reset(),
  };
}
