import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../clusters';
import { DirectDeployer } from './direct';
import { DeployService } from './DeployService';
import { readSyncStates } from './gitops';
import { DeployWorker } from './rollout';
import {
  assessInventory,
  DeploymentNews,
  DeploySources,
  tellWrites,
} from './service';
import {
  DeployTools,
  findLiteralSecrets,
  findTools,
  openBundle,
  packFolder,
  pullChart,
  renderTarget,
} from './sources';
import { DatabaseBundleStore, DatabaseDeploymentStore } from './store';
import { BundleStore } from './types';

/** Files that no deployment names are kept for so long after their upload, in milliseconds: a form is filled in meanwhile. */
const KEEP_BUNDLES_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 3_600_000;

function createSources(tools: DeployTools): DeploySources {
  return {
    open: ({ bytes }) => openBundle(bytes),
    pack: ({ folder }) => packFolder(folder),
    pull: options => pullChart({ ...options, tools }),
    render: request => renderTarget({ ...request, tools }),
    findLiteralSecrets: ({ folder }) => findLiteralSecrets(folder),
  };
}

/** What deploys. */
export type Deploying = {
  deployments: DeployService;
  /** What Argo CD and Flux on a hub say of an app, by the fleet's names of the clusters. */
  readSyncStates: (
    options: Omit<Parameters<typeof readSyncStates>[0], 'clusterOf'>,
  ) => Promise<SyncState[]>;
  /** Does what was accepted, until the signal ends it. */
  work(signal: AbortSignal): Promise<void>;
};

/** Deploying over a fleet; what was accepted is in the database, whichever process accepted it. */
export async function createDeploying(options: {
  config: Config;
  logger: LoggerService;
  fleet: Fleet;
  database: DatabaseService;
}): Promise<Deploying> {
  const { config, logger, fleet, database } = options;
  const tools = findTools(config, logger);
  const news = new DeploymentNews();
  const bundles = await DatabaseBundleStore.create({ database });
  const written = await DatabaseDeploymentStore.create({ database });
  const store = tellWrites(written, news);
  const deployer = new DirectDeployer({ fleet, bundles, tools });
  const worker = new DeployWorker({
    ...{ store, deployer, logger },
    healthOf: asked => assessInventory({ ...asked, fleet, now: Date.now() }),
  });
  const sources = createSources(tools);
  return {
    deployments: new DeployService({
      ...{ store, bundles, sources, deployer, worker, news },
    }),
    readSyncStates: asked =>
      readSyncStates({
        ...asked,
        clusterOf: ({ name }) =>
          name && fleet.cluster(name) ? name : undefined,
      }),
    work: async signal => {
      pruneBundles({ bundles, logger, signal });
      await worker.start(signal).catch(error => {
        logger.error('Deployments are no longer worked on', error);
      });
    },
  };
}

function pruneBundles(options: {
  bundles: BundleStore;
  logger: LoggerService;
  signal: AbortSignal;
}): void {
  const { bundles, logger, signal } = options;
  const timer = setInterval(() => {
    bundles.prune(Date.now() - KEEP_BUNDLES_MS).catch(error => {
      logger.warn('Files that nobody deploys could not be deleted', error);
    });
  }, PRUNE_EVERY_MS);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer));
}
