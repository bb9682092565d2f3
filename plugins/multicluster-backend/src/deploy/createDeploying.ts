import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { Fleet } from '../clusters';
import { DirectDeployer } from './direct';
import { DeployService } from './DeployService';
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
import { BundleStore, DeploymentQueue, DeploymentStore } from './types';

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

/** What deploys: the service, which has yet to be served, and its worker, which ends with the signal of `work`. */
export function createDeploying(options: {
  config: Config;
  logger: LoggerService;
  fleet: Fleet;
  store: DeploymentStore & DeploymentQueue;
  bundles: BundleStore;
}): { deployments: DeployService; work(signal: AbortSignal): Promise<void> } {
  const { config, logger, fleet, bundles } = options;
  const tools = findTools(config, logger);
  const news = new DeploymentNews();
  const store = tellWrites(options.store, news);
  const deployer = new DirectDeployer({ fleet, bundles, tools });
  const worker = new DeployWorker({
    ...{ store, deployer, logger },
    healthOf: asked => assessInventory({ ...asked, fleet, now: Date.now() }),
  });
  const sources = createSources(tools);
  const deployments = new DeployService({
    ...{ store, bundles, sources, deployer, worker, news },
  });
  return {
    deployments,
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
