import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { Cluster } from './cluster/Cluster.ts';
import { portalKubeconfig } from './cluster/kubeconfig.ts';
import { freeAddress } from './cluster/Podinfo.ts';
import type { Placement } from './placements.ts';
import type { Tools } from './tools.ts';

/** What cannot be changed of one that is there. */
type Wanted = { name: string; placement: Placement; nodes: number };

type Kept = Wanted & { address: string };

/** So that they do not take what the demo's own and those of tests have. */
const FIRST_ADDRESS = 10;

/** Clusters that come and go while the demo runs, as those that Terraform makes from the portal; kept in a folder over restarts. */
export class LocalClusters {
  readonly #workdir: string;
  readonly #tools: Tools;

  constructor(options: { workdir: string; tools: Tools }) {
    this.#workdir = options.workdir;
    this.#tools = options.tools;
  }

  /** Names of those that were made and not removed. */
  names(): string[] {
    const files = fs.existsSync(this.#workdir)
      ? fs.readdirSync(this.#workdir)
      : [];
    return files
      .filter(file => file.endsWith('.json'))
      .map(file => path.basename(file, '.json'));
  }

  /** Makes it, or starts it when it is there. */
  async up(wanted: Wanted): Promise<Cluster> {
    const address =
      this.#kept(wanted.name)?.address ?? (await freeAddress(FIRST_ADDRESS));
    fs.mkdirSync(this.#workdir, { recursive: true });
    // Before anything runs: what was cut off must be found, to be stopped.
    const kept: Kept = { ...wanted, address };
    fs.writeFileSync(this.#file(wanted.name), JSON.stringify(kept));
    const cluster = this.#cluster(kept);
    await cluster.up();
    fs.writeFileSync(
      this.portalKubeconfig(wanted.name),
      stringify(portalKubeconfig(cluster.access)),
      { mode: 0o600 },
    );
    return cluster;
  }

  /** Starts one that was made before. */
  async start(name: string): Promise<Cluster> {
    const kept = this.#kept(name);
    if (!kept) {
      throw new Error(`There is no local cluster ${name}.`);
    }
    return this.up(kept);
  }

  /** Of the portal's service account: what a portal is to be given. */
  portalKubeconfig(name: string): string {
    return path.join(this.#workdir, name, 'portal.yaml');
  }

  /** Ends the servers of all, and keeps their files. */
  async down(): Promise<void> {
    await Promise.all(
      this.names().map(async name => {
        const kept = this.#kept(name);
        await (kept && this.#cluster(kept).down());
      }),
    );
  }

  /** Nothing is left of it afterwards; also when it was never whole, or never there. */
  async remove(name: string): Promise<void> {
    const kept = this.#kept(name);
    if (kept) {
      await this.#cluster(kept).remove();
      fs.rmSync(this.#file(name));
    }
  }

  #file(name: string): string {
    return path.join(this.#workdir, `${name}.json`);
  }

  #kept(name: string): Kept | undefined {
    const file = this.#file(name);
    return fs.existsSync(file)
      ? JSON.parse(fs.readFileSync(file, 'utf8'))
      : undefined;
  }

  #cluster(kept: Kept): Cluster {
    return new Cluster({
      ...kept,
      workdir: this.#workdir,
      tools: this.#tools,
      crds: true,
      pace: 'general',
      outlives: true,
    });
  }
}
