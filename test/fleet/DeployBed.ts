import fs from 'node:fs';
import path from 'node:path';
import { ArgoCd } from './argocd/index.ts';
import type { Cluster } from './cluster/Cluster.ts';
import { deployConfig, keptByPortal } from './config.ts';
import { Forge } from './forge/index.ts';
import { LocalClusters } from './LocalClusters.ts';
import { localRoot, runRoot } from './paths.ts';
import { portFrom } from './ports.ts';
import { ensureTools, type ProgressSink, type Tools } from './tools.ts';

/** In the defaults of the example templates. */
const FORGE_PORT = 7008;

const argoRoot = path.join(runRoot, 'argocd');

/** What deploying needs beside the clusters of the demo: a forge, the tools, and the clusters that were made from the portal. */
export class DeployBed {
  readonly forge: Forge;
  readonly #tools: Tools;
  readonly #local: LocalClusters;
  #argoCd: ArgoCd | undefined;

  private constructor(forge: Forge, tools: Tools) {
    this.forge = forge;
    this.#tools = tools;
    this.#local = new LocalClusters({ workdir: localRoot, tools });
  }

  static async start(progress: ProgressSink, tools: Tools): Promise<DeployBed> {
    const port = await portFrom(FORGE_PORT, taken =>
      progress.line(
        `  Port ${taken} is taken by another program: the forge tries the next one.`,
      ),
    );
    const folder = path.join(runRoot, 'forge');
    return new DeployBed(await Forge.start({ folder, port }), tools);
  }

  /** For the portal. */
  config(): object {
    return deployConfig({
      tools: this.#tools,
      folder: runRoot,
      forgeUrl: this.forge.url,
    });
  }

  /** Starts the clusters that were made from the portal in an earlier run. One that does not start is no reason for the others to wait. */
  async startLocalClusters(progress: ProgressSink): Promise<void> {
    await Promise.all(
      this.#local.names().map(async name => {
        const step = progress.step(`Starting cluster ${name}`, {
          usualSeconds: 8,
        });
        try {
          await this.#local.start(name);
          this.#registerAgain(name);
          step.done(`Cluster ${name} is up`);
        } catch (error) {
          step.fail(`Cluster ${name} did not start: ${sentenceOf(error)}`);
        }
      }),
    );
  }

  /** Builds the tools, which takes minutes the first time, and fills the forge's Helm repository. */
  async finish(progress: ProgressSink): Promise<void> {
    await ensureTools(progress, { tiers: ['deploy'] });
    await this.forge.publish({ helm: this.#tools.path('helm') });
  }

  /** After `finish`. It follows the repository `deployments` of the forge. */
  async startArgoCd(clusters: Cluster[]): Promise<void> {
    this.#argoCd = await ArgoCd.start({
      folder: argoRoot,
      hub: clusters[0],
      members: clusters,
      tools: this.#tools,
    });
    await this.#argoCd.follow(await this.forge.createRepository('deployments'));
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.forge.stop(),
      this.#local.down(),
      this.#argoCd?.stop(),
    ]);
  }

  /** A cluster that had to be made anew has another address; whoever registered it meant this one. */
  #registerAgain(name: string): void {
    const { clusterDirectory } = keptByPortal(runRoot);
    const registered = path.join(clusterDirectory, `${name}.yaml`);
    if (fs.existsSync(registered)) {
      const kubeconfig = fs.readFileSync(this.#local.portalKubeconfig(name));
      fs.writeFileSync(registered, kubeconfig, { mode: 0o600 });
    }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
