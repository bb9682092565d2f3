import { BackendProcess, guestToken } from '../../support/BackendProcess.ts';
import { eventually } from '../../support/eventually.ts';
import { freePort } from '../../support/ports.ts';

export type PortalOptions = {
  /** Names its folder under `.run`. */
  name: string;
  /** The `kubernetes` and `multicluster` keys, and what `backend` has beside its address. */
  fleetConfig: object;
  /** Default: the demo's own backend. */
  entry?: string;
};

/**
 * The portal as in production: one process that serves the built pages and the API, with its database in memory and the sample
 * catalog. `packages/app` must have been built.
 */
export async function startPortal(
  options: PortalOptions,
): Promise<BackendProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { backend, ...fleetConfig } = options.fleetConfig as {
    backend?: object;
  };
  const portal = await BackendProcess.start({
    name: options.name,
    entry: options.entry ?? 'packages/backend/src/index.ts',
    cwd: 'packages/backend',
    port,
    configFiles: ['app-config.yaml'],
    config: {
      app: { baseUrl: url },
      backend: {
        ...backend,
        baseUrl: url,
        listen: { host: '127.0.0.1', port },
        cors: { origin: url },
        database: { client: 'better-sqlite3', connection: ':memory:' },
      },
      ...fleetConfig,
    },
  });
  await eventually(() => assertCatalogued(portal, 'podinfo'));
  return portal;
}

/** A backend is ready before its catalog has read the files. */
async function assertCatalogued(
  portal: BackendProcess,
  component: string,
): Promise<void> {
  const answer = await fetch(
    `${portal.url}/api/catalog/entities/by-name/component/default/${component}`,
    { headers: { authorization: `Bearer ${await guestToken(portal)}` } },
  );
  if (!answer.ok) {
    throw new Error(`${component} is not in the catalog: ${answer.status}`);
  }
}
