/** How to reach one API server with the token of a service account. */
export type ServerAccess = { url: string; caData: string; token: string };

/** The configuration of the bench's backend, the same for both subjects. */
export function benchConfig(options: {
  port: number;
  catalogFile: string;
  clusters: { name: string; server: ServerAccess }[];
}): object {
  const { port, catalogFile, clusters } = options;
  const url = `http://127.0.0.1:${port}`;
  return {
    app: { baseUrl: url },
    backend: {
      baseUrl: url,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    permission: { enabled: true },
    catalog: { locations: [{ type: 'file', target: catalogFile }] },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(({ name, server }) => ({
            name,
            url: server.url,
            caData: server.caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: server.token,
            // There is no metrics server, and an answer with an error per cluster would flatter us.
            skipMetricsLookup: true,
          })),
        },
      ],
    },
  };
}
