import fs from 'node:fs';
import path from 'node:path';
import { appManifests, withAddresses } from './apps.ts';
import { BlackHole } from './BlackHole.ts';
import type { Cluster, ClusterAccess } from './cluster/Cluster.ts';
import { COMPONENTS } from './cluster/ControlPlane.ts';
import { compactEtcd } from './cluster/etcd.ts';
import { breakPods, healPods } from './cluster/pods.ts';
import { freeAddress } from './cluster/Podinfo.ts';
import { fleetConfig } from './config.ts';
import {
  clusterOf,
  harnessRoot,
  removeAbandoned,
  type AddClusterOptions,
} from './harnessClusters.ts';
import { concatenated, manifestsAt } from './manifests.ts';
import type { Placement } from './placements.ts';
import type { Tier } from './parts.ts';
import { ensureTools, type Tools } from './tools.ts';

export type { AddClusterOptions, ClusterAccess, Placement };

let harnesses = 0;

/**
 * Real clusters for a test, in verbs. Each harness has its own directory and ports, so that two of them, and a portal that runs from the
 * same checkout, do not meet. `close` always belongs into an `after` hook.
 */
export class FleetHarness {
  readonly workdir: string;
  readonly tools: Tools;
  readonly #clusters = new Map<string, Cluster>();
  readonly #holes = new Map<string, BlackHole>();
  #nextAddress = 20;

  private constructor(tools: Tools, workdir: string) {
    this.tools = tools;
    this.workdir = workdir;
  }

  /** Builds what is not built yet, which takes minutes on a machine that never did. */
  static async create(
    options: { log?: (line: string) => void; tiers?: Tier[] } = {},
  ): Promise<FleetHarness> {
    const line = options.log ?? (() => {});
    const progress = {
      line,
      step: (text: string) => {
        line(text);
        return {
          update: () => {},
          done: () => {},
          fail: () => line(`${text}: failed`),
        };
      },
    };
    const { tiers } = options;
    const tools = await ensureTools(progress, { tiers });
    await removeAbandoned(tools);
    harnesses += 1;
    return new FleetHarness(
      tools,
      path.join(harnessRoot, `${process.pid}-${harnesses}`),
    );
  }

  /** Creates a cluster with nodes, kwok stages, and a service account for the portal. `east`, `west` and `edge` get the demo's placement. */
  async addCluster(
    name: string,
    options: AddClusterOptions = {},
  ): Promise<ClusterAccess> {
    const address = await freeAddress(this.#nextAddress);
    this.#nextAddress = Number(address.split('.')[2]) + 1;
    const cluster = clusterOf({
      ...options,
      name,
      workdir: this.workdir,
      tools: this.tools,
      address,
    });
    this.#clusters.set(name, cluster);
    await cluster.up();
    return cluster.access;
  }

  /** Deletes the cluster and its files. */
  async removeCluster(name: string): Promise<void> {
    await this.#fillHole(name);
    await this.cluster(name).remove();
    this.#clusters.delete(name);
  }

  /** Stops the API server (and the rest of the control plane, but not etcd): connections are refused. */
  async stop(name: string): Promise<void> {
    await this.#fillHole(name);
    await this.cluster(name).controlPlane.stop(COMPONENTS.slice(1));
  }

  /** After `stop` or `hang`: returns when the API server is ready again, on the same port. */
  async start(name: string): Promise<void> {
    await this.#fillHole(name);
    await this.cluster(name).start();
  }

  /** A listener that accepts and never answers takes the place of the API server. */
  async hang(name: string): Promise<void> {
    await this.stop(name);
    const port = this.cluster(name).controlPlane.portOf(
      'kube-apiserver',
      'https',
    );
    this.#holes.set(name, await BlackHole.listen(port));
  }

  /** Stops etcd and starts it again on the same data; the API server stays. Returns when the API server is ready again. */
  async restartEtcd(name: string): Promise<void> {
    const cluster = this.cluster(name);
    await cluster.controlPlane.stop(['etcd']);
    cluster.controlPlane.start(['etcd']);
    await cluster.ready();
  }

  /**
   * Makes the cluster forget its history: etcd is compacted to now and the API server restarted, since it has a window of its own in
   * memory. A watch from an older version is then answered with 410 Gone.
   */
  async forgetHistory(name: string): Promise<void> {
    const cluster = this.cluster(name);
    const { controlPlane } = cluster;
    await controlPlane.stop(['kube-apiserver']);
    await compactEtcd(controlPlane.portOf('etcd', 'http'));
    controlPlane.start(['kube-apiserver']);
    await cluster.ready();
  }

  /** Applies `examples/apps/<app>/{base,<cluster>}` and waits until its Deployments and StatefulSets that can be complete are. */
  async deployApp(cluster: string, app: string): Promise<void> {
    const yaml = appManifests(app, cluster);
    if (yaml === undefined) {
      throw new Error(`examples/apps/${app} has no folder ${cluster}.`);
    }
    await this.applyText(cluster, yaml);
    const names = await this.kubectl(
      cluster,
      ...['-n', app, 'get', 'deployments,statefulsets', '-o', 'name'],
      ...['-l', 'demo.test/broken!=true'],
    );
    for (const workload of names.split('\n').filter(Boolean)) {
      const status = ['rollout', 'status', workload, '--timeout=60s'];
      await this.kubectl(cluster, '-n', app, ...status);
    }
  }

  /**
   * Turns the readiness of `count` pods (default: all) of an app off, where the app is the pods' label `app.kubernetes.io/name`; returns
   * their names. Returns when the API server has it. With all of `podinfo`, the real process behind the LoadBalancer says so, too.
   */
  async breakPods(
    cluster: string,
    app: string,
    count?: number,
  ): Promise<string[]> {
    const target = this.cluster(cluster);
    const broken = await breakPods(target, app, count);
    if (app === 'podinfo' && count === undefined) {
      await target.podinfo.setReady(false);
    }
    return broken;
  }

  /** Takes `breakPods` back. */
  async healPods(cluster: string, app: string): Promise<void> {
    const target = this.cluster(cluster);
    await healPods(target, app);
    if (app === 'podinfo') {
      await target.podinfo.setReady(true);
    }
  }

  /** Standard output of kubectl as the cluster's admin; rejects with its standard error. */
  async kubectl(cluster: string, ...args: string[]): Promise<string> {
    return this.cluster(cluster).kubectl(...args);
  }

  /** `kubectl apply --server-side -f`: a file or a folder. */
  async apply(cluster: string, file: string): Promise<void> {
    await this.applyText(cluster, concatenated(manifestsAt(file)));
  }

  /** `kubectl apply --server-side` of YAML text. The demo's LoadBalancer addresses in it are replaced by those of this harness. */
  async applyText(cluster: string, yaml: string): Promise<void> {
    const addressOf = (name: string) =>
      this.#clusters.get(name)?.podinfo.address;
    await this.cluster(cluster).apply(withAddresses(yaml, addressOf));
  }

  /** Path of the admin's kubeconfig; its one context is named after the cluster. */
  kubeconfig(cluster: string): string {
    return this.cluster(cluster).kubeconfig;
  }

  access(cluster: string): ClusterAccess {
    return this.cluster(cluster).access;
  }

  serviceAccountToken(cluster: string): string {
    return this.access(cluster).serviceAccountToken;
  }

  /** `http://127.0.<n>.1:9898` of the real podinfo behind the cluster's LoadBalancer address. */
  podinfoUrl(cluster: string): string {
    return this.cluster(cluster).podinfo.url;
  }

  /** App-config of all clusters added so far: the `kubernetes` and `multicluster` keys, as a plain object. */
  appConfig(): ReturnType<typeof fleetConfig> {
    return fleetConfig(
      [...this.#clusters.values()].map(cluster => cluster.access),
    );
  }

  /** Stops and deletes everything this harness made. */
  async close(): Promise<void> {
    await Promise.all(
      [...this.#holes.keys()].map(name => this.#fillHole(name)),
    );
    await Promise.all(
      [...this.#clusters.values()].map(cluster => cluster.remove()),
    );
    this.#clusters.clear();
    fs.rmSync(this.workdir, { recursive: true, force: true });
  }

  /** For what these verbs do not say. */
  cluster(name: string): Cluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new Error(`There is no cluster ${name} in this harness.`);
    }
    return cluster;
  }

  async #fillHole(name: string): Promise<void> {
    await this.#holes.get(name)?.close();
    this.#holes.delete(name);
  }
}
