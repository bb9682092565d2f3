import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { fleetConfig, keptByPortal } from './config.ts';
import { DemoFleet } from './DemoFleet.ts';
import { DeployBed } from './DeployBed.ts';
import { repoRoot, runRoot } from './paths.ts';
import { Portal } from './Portal.ts';
import { portFrom } from './ports.ts';
import { endActive } from './processes.ts';
import { ensureTools, type ProgressSink } from './tools.ts';

const baseConfig = path.join(repoRoot, 'app-config.yaml');
const localConfig = path.join(repoRoot, 'app-config.local.yaml');
const portalConfig = path.join(runRoot, 'app-config.portal.yaml');
const fleetConfigFile = path.join(runRoot, 'app-config.fleet.yaml');
const deployConfig = path.join(runRoot, 'app-config.deploy.yaml');

export type DemoOptions = {
  /** Use the clusters of this file, and start none. */
  kubeconfig?: string;
  /** Start the clusters alone. */
  fleetOnly: boolean;
  /** Run Argo CD, too, with its objects on the first cluster. */
  argoCd: boolean;
  /** Wanted ports; the next free ones are taken. */
  app: number;
  api: number;
};

function write(file: string, content: object): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const header = '# Written by npm start; the next start writes it anew.\n';
  fs.writeFileSync(file, header + stringify(content), { mode: 0o600 });
}

/** Later files win; the user's own wins over all. */
function configFiles(...written: string[]): string[] {
  return [
    baseConfig,
    ...written,
    ...(fs.existsSync(localConfig) ? [localConfig] : []),
  ];
}

async function choosePorts(
  progress: ProgressSink,
  wanted: { app: number; api: number },
): Promise<Portal> {
  const say = (port: number) =>
    progress.line(
      `  Port ${port} is taken by another program: trying the next one.`,
    );
  const appPort = await portFrom(wanted.app, say);
  const backendPort = await portFrom(
    wanted.api === appPort ? wanted.api + 1 : wanted.api,
    say,
  );
  return new Portal({ appPort, backendPort });
}

async function halfReady(
  progress: ProgressSink,
  portal: Portal,
  half: 'app' | 'backend',
  signal: AbortSignal,
): Promise<void> {
  const text = half === 'app' ? 'Compiling the pages' : 'Starting the backend';
  const step = progress.step(text, { usualSeconds: 40 });
  try {
    await portal.ready(half, signal);
    step.done(half === 'app' ? 'The pages are compiled' : 'The backend is up');
  } catch (error) {
    step.fail();
    throw error;
  }
}

/** One run of `npm start`, from nothing to the page, and back. */
export class Demo {
  readonly #progress: ProgressSink;
  readonly #signal: AbortSignal;
  #fleet: DemoFleet | undefined;
  #deployBed: DeployBed | undefined;
  #portal: Portal | undefined;

  constructor(progress: ProgressSink, signal: AbortSignal) {
    this.#progress = progress;
    this.#signal = signal;
  }

  async run(options: DemoOptions): Promise<void> {
    await Portal.stopLeftovers();
    const halves: Promise<void>[] = [];
    if (!options.fleetOnly) {
      this.#portal = await choosePorts(this.#progress, options);
      write(portalConfig, this.#portal.config());
      // The pages need nothing of the clusters, and compiling takes as long as those.
      this.#portal.start('app', configFiles(portalConfig));
      halves.push(halfReady(this.#progress, this.#portal, 'app', this.#signal));
    }
    const clusters = options.kubeconfig
      ? this.#useKubeconfig(options.kubeconfig, halves)
      : this.#startFleet(halves);
    await Promise.all([clusters.then(() => Promise.all(halves)), ...halves]);
  }

  async stop(): Promise<void> {
    endActive();
    await Promise.all([
      this.#portal?.stop(),
      this.#fleet?.down(),
      this.#deployBed?.stop(),
    ]);
  }

  /** What nobody needs to see the first page: made while the portal runs. Says by itself how it went. */
  async finish(options: DemoOptions): Promise<void> {
    if (!this.#deployBed || !this.#fleet) {
      return;
    }
    try {
      await this.#deployBed.finish(this.#progress);
      if (options.argoCd) {
        await this.#deployBed.startArgoCd(this.#fleet.clusters);
      }
      const { url } = this.#deployBed.forge;
      const argoCd = options.argoCd ? ', and Argo CD runs' : '';
      this.#progress.line(
        `✓ Deploying is ready: charts are on ${url}/charts, repositories on ${url}/git/<name>.git${argoCd}`,
      );
    } catch (error) {
      if (!this.#signal.aborted) {
        const sentence = error instanceof Error ? error.message : error;
        this.#progress.line(`✗ Deploying is not ready: ${sentence}`);
      }
    }
  }

  summary(): string {
    const kubectl = this.#fleet
      ? `  KUBECONFIG=${path.relative(
          process.cwd(),
          DemoFleet.kubeconfig,
        )}, contexts east, west, edge`
      : '';
    const apps = (this.#fleet?.clusters ?? []).map(
      c => `  podinfo on ${c.name}: ${c.podinfo.url}`,
    );
    const portal = this.#portal
      ? [`\n  The portal is on  ${this.#portal.url}\n`]
      : ['\n  The clusters are up.\n'];
    return [...portal, ...apps, kubectl, '  Ctrl-C stops all of it.\n']
      .filter(Boolean)
      .join('\n');
  }

  echo(): void {
    this.#portal?.echo(line => this.#progress.line(line));
  }

  async #useKubeconfig(file: string, halves: Promise<void>[]): Promise<void> {
    const absolute = path.resolve(process.env.INIT_CWD ?? process.cwd(), file);
    if (!fs.existsSync(absolute)) {
      throw new Error(
        `There is no file ${file}: give --kubeconfig the path of your kubeconfig.`,
      );
    }
    const kubernetes = {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [],
    };
    write(fleetConfigFile, {
      kubernetes,
      multicluster: { kubeconfig: absolute, ...keptByPortal(runRoot) },
    });
    this.#startBackend(halves, fleetConfigFile);
  }

  async #startFleet(halves: Promise<void>[]): Promise<void> {
    const tools = await ensureTools(this.#progress);
    this.#fleet = await DemoFleet.create(tools);
    this.#deployBed = await DeployBed.start(this.#progress, tools);
    write(deployConfig, this.#deployBed.config());
    const configs = [fleetConfigFile, deployConfig];
    const last = await this.#fleet.lastAccess();
    if (last) {
      // The same clusters as last time: the backend need not wait for them.
      write(fleetConfigFile, fleetConfig(last));
      this.#startBackend(halves, ...configs);
    }
    await Promise.all([
      this.#fleet.up(this.#progress),
      this.#deployBed.startLocalClusters(this.#progress),
    ]);
    if (!last) {
      write(fleetConfigFile, fleetConfig(this.#fleet.access));
      this.#startBackend(halves, ...configs);
    }
  }

  #startBackend(halves: Promise<void>[], ...configs: string[]): void {
    if (this.#portal) {
      this.#portal.start('backend', configFiles(portalConfig, ...configs));
      halves.push(
        halfReady(this.#progress, this.#portal, 'backend', this.#signal),
      );
    }
  }
}
