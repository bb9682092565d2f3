import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import {
  concatenated,
  crdFiles,
  stageFiles,
  type PodPace,
} from '../manifests.ts';
import type { Placement } from '../placements.ts';
import { run, waitFor } from '../processes.ts';
import type { Tools } from '../tools.ts';
import { accessManifest, SERVICE_ACCOUNT } from './access.ts';
import { COMPONENTS, ControlPlane } from './ControlPlane.ts';
import { adminKubeconfig } from './kubeconfig.ts';
import { logManifests } from './logs.ts';
import { nodeManifests } from './nodes.ts';
import { Podinfo } from './Podinfo.ts';
import { hashOf, readStamp, writeStamp, type Stamp } from './stamp.ts';

export type ClusterOptions = {
  name: string;
  /** Of the whole fleet; the cluster's own files are in folders of it. */
  workdir: string;
  tools: Tools;
  placement: Placement;
  nodes: number;
  /** Gateway API, SMI and DNSEndpoint definitions. */
  crds: boolean;
  pace: PodPace;
  /** Of the LoadBalancer, `127.0.<n>.1`. */
  address: string;
  /** Its servers go on when this process ends. */
  outlives?: boolean;
};

/** What a portal needs to be told of a cluster. */
export type ClusterAccess = {
  name: string;
  /** `https://127.0.0.1:<port>` */
  url: string;
  serviceAccountToken: string;
  /** Base64 of the PEM. */
  caData: string;
  placement: Placement;
};

const KWOK = 'kwok-controller';

/** One real cluster: control plane, nodes, what its pods do, the portal's way in, and the sample app's process. */
export class Cluster {
  readonly name: string;
  readonly placement: Placement;
  readonly controlPlane: ControlPlane;
  readonly podinfo: Podinfo;
  readonly #options: ClusterOptions;
  #access: ClusterAccess | undefined;

  constructor(options: ClusterOptions) {
    const { name, workdir, tools, address } = options;
    this.#options = options;
    this.name = name;
    this.placement = options.placement;
    this.controlPlane = new ControlPlane({ name, workdir, tools });
    const binary = tools.path('podinfo');
    this.podinfo = new Podinfo({
      binary,
      cluster: name,
      address,
      dir: this.#dir,
      outlives: options.outlives,
    });
  }

  /** Of the cluster's admin; its one context is named after the cluster. */
  get kubeconfig(): string {
    return path.join(this.#dir, 'kubeconfig.yaml');
  }

  get access(): ClusterAccess {
    if (!this.#access) {
      throw new Error(`${this.name} is not up yet.`);
    }
    return this.#access;
  }

  /** Brings it up from whatever state it is in: not there, half made, left running, stopped. */
  async up(): Promise<void> {
    const stamp = await this.#keptStamp();
    if (stamp) {
      this.#access = stamp.access;
    } else {
      await this.remove();
      await this.controlPlane.create();
    }
    fs.mkdirSync(this.#dir, { recursive: true });
    const config = adminKubeconfig(this.name, this.controlPlane);
    fs.writeFileSync(this.kubeconfig, config, { mode: 0o600 });
    await this.podinfo.start();
    await this.start();
    await this.#setUp(stamp);
  }

  /**
   * Starts what does not run of the control plane; returns when the API server is ready. kwok goes last, and without the leases of the one
   * before: when it finds those it may never take the nodes over, and no new pod becomes ready.
   */
  async start(): Promise<void> {
    this.controlPlane.start(COMPONENTS.filter(name => name !== KWOK));
    await this.ready();
    if (!this.controlPlane.isRunning(KWOK)) {
      const leases = ['-n', 'kube-node-lease', 'delete', 'leases', '--all'];
      await this.kubectl(...leases);
      this.controlPlane.start([KWOK]);
    }
  }

  /** What a portal will be told, when that is known before the cluster is up; undefined when the cluster will be made anew. */
  async lastAccess(): Promise<ClusterAccess | undefined> {
    return (await this.#keptStamp())?.access;
  }

  async ready(): Promise<void> {
    await waitFor(
      `the API server of ${this.name}`,
      async () => (await this.kubectl('get', '--raw', '/readyz')) === 'ok',
      {
        timeoutMs: 90_000,
      },
    );
  }

  async down(): Promise<void> {
    await Promise.all([this.podinfo.stop(), this.controlPlane.stop()]);
  }

  async remove(): Promise<void> {
    await this.podinfo.stop();
    await this.controlPlane.remove();
    fs.rmSync(this.#dir, { recursive: true, force: true });
  }

  /** Standard output; rejects with standard error. */
  kubectl(...args: string[]): Promise<string> {
    return this.#kubectl(args);
  }

  /** Server-side, and never refused because somebody else set the same field before. */
  async apply(yaml: string): Promise<void> {
    await this.#kubectl(
      ['apply', '--server-side', '--force-conflicts', '-f', '-'],
      yaml,
    );
  }

  get #dir(): string {
    return path.join(this.#options.workdir, this.name);
  }

  #kubectl(args: string[], input?: string): Promise<string> {
    const kubectl = this.#options.tools.path('kubectl');
    return run(
      kubectl,
      ['--kubeconfig', this.kubeconfig, '--request-timeout=60s', ...args],
      { input },
    );
  }

  async #keptStamp(): Promise<Stamp | undefined> {
    const stamp = readStamp(this.#dir);
    const usable =
      stamp?.made === this.#made() &&
      this.controlPlane.created &&
      (await this.controlPlane.portsAreOurs());
    return usable ? stamp : undefined;
  }

  /** All that cannot be changed once a cluster is there. */
  #made(): string {
    const { tools, placement, nodes } = this.#options;
    return hashOf(tools.hash, JSON.stringify(placement), String(nodes));
  }

  async #setUp(stamp: Stamp | undefined): Promise<void> {
    const { crds, pace } = this.#options;
    const definitions = crds ? concatenated(await crdFiles()) : '';
    const logs = logManifests({ podinfo: this.podinfo, dir: this.#dir });
    const rest = [
      concatenated(await stageFiles({ pace, crds })),
      logs,
      accessManifest(),
    ].join('\n---\n');
    const applied = hashOf(definitions, rest);
    if (stamp?.applied === applied) {
      return;
    }
    if (definitions) {
      await this.apply(definitions);
      await this.kubectl(
        'wait',
        '--for=condition=Established',
        'crd',
        '--all',
        '--timeout=60s',
      );
    }
    await this.apply(rest);
    await this.#addNodes();
    this.#access = await this.#readAccess();
    writeStamp(this.#dir, {
      made: this.#made(),
      applied,
      access: this.#access,
    });
  }

  async #addNodes(): Promise<void> {
    const { name, tools, placement, nodes, address } = this.#options;
    const network = Number(address.split('.')[2]);
    const { kubernetesVersion } = tools;
    const manifests = nodeManifests({
      cluster: name,
      placement,
      count: nodes,
      kubernetesVersion,
      network,
    });
    if ((await this.kubectl('get', 'nodes', '-o', 'name')) === '') {
      // `create`, since `apply` leaves the status out.
      const yaml = manifests.map(node => stringify(node)).join('---\n');
      await this.#kubectl(['create', '-f', '-'], yaml);
    }
    await this.kubectl(
      'wait',
      '--for=condition=Ready',
      'node',
      '--all',
      '--timeout=60s',
    );
  }

  async #readAccess(): Promise<ClusterAccess> {
    const { namespace, name } = SERVICE_ACCOUNT;
    const token = await waitFor(
      `the portal's token on ${this.name}`,
      () =>
        this.kubectl(
          '-n',
          namespace,
          'get',
          'secret',
          name,
          '-o',
          'jsonpath={.data.token}',
        ),
      { timeoutMs: 30_000 },
    );
    return {
      name: this.name,
      url: this.controlPlane.url,
      serviceAccountToken: Buffer.from(token, 'base64').toString(),
      caData: Buffer.from(this.controlPlane.caPem()).toString('base64'),
      placement: this.placement,
    };
  }
}
