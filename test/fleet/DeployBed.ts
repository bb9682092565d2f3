import fs from 'node:fs';
import path from 'node:path';
import { ArgoCd } from './argocd/index.ts';
import type { Cluster } from './cluster/Cluster.ts';
import { Forge } from './forge/index.ts';
import { LocalClusters } from './LocalClusters.ts';
import { localRoot, repoRoot, runRoot } from './paths.ts';
import { portFrom } from './ports.ts';
import { ensureTools, type ProgressSink, type Tools } from './tools.ts';

/** In the defaults of the example templates. */
const FORGE_PORT = 7008;

/** Where the portal keeps the clusters that are registered. */
const clusterDirectory = path.join(runRoot, 'clusters');
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

  /** The portal may be told where the tools are before they are there: it looks when it needs one. */
  config(): object {
    const { helm, kustomize, tofu } = this.#paths();
    const bins = [helm, kustomize, tofu, this.#tools.path('kubectl')].map(
      tool => path.dirname(tool),
    );
    const { host } = new URL(this.forge.url);
    return {
      backend: { reading: { allow: [{ host }] } },
      multicluster: {
        ...keptByPortal(),
        tools: { helm, kustomize, tofu },
        terraform: {
          binary: tofu,
          stateDirectory: path.join(runRoot, 'terraform'),
          env: {
            PATH: [...bins, path.dirname(process.execPath), process.env.PATH]
              .filter(Boolean)
              .join(path.delimiter),
            MULTICLUSTER_REPOSITORY: repoRoot,
          },
        },
      },
    };
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

  /** After `finish`. */
  async startArgoCd(clusters: Cluster[]): Promise<void> {
    this.#argoCd = await ArgoCd.start({
      folder: argoRoot,
      hub: clusters[0],
      members: clusters,
      tools: this.#tools,
    });
  }

  async stop(): Promise<void> {
    await Promise.all([
      this.forge.stop(),
      this.#local.down(),
      this.#argoCd?.stop(),
    ]);
  }

  #paths() {
    return {
      helm: this.#tools.path('helm'),
      kustomize: this.#tools.path('kustomize'),
      tofu: this.#tools.path('tofu'),
    };
  }

  /** A cluster that had to be made anew has another address; whoever registered it meant this one. */
  #registerAgain(name: string): void {
    const registered = path.join(clusterDirectory, `${name}.yaml`);
    if (fs.existsSync(registered)) {
      const kubeconfig = fs.readFileSync(this.#local.portalKubeconfig(name));
      fs.writeFileSync(registered, kubeconfig, { mode: 0o600 });
    }
  }
}

/** What the portal itself writes; on a machine of one's own one may approve one's own plans. */
export function keptByPortal() {
  fs.mkdirSync(clusterDirectory, { recursive: true });
  return { clusterDirectory, approvals: { allowOwn: true } };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
