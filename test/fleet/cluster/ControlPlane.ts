import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { RememberedProcess, run } from '../processes.ts';
import { freePorts, isFree } from '../ports.ts';
import type { ToolName, Tools } from '../tools.ts';

/** In the order in which they start. */
export const COMPONENTS = [
  'etcd',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok-controller',
] as const;
export type ComponentName = (typeof COMPONENTS)[number];

type Component = {
  name: ComponentName;
  binary: string;
  args: string[];
  ports: { name: string; port: number }[];
};

const KWOK_KINDS = [
  'Stage',
  'Logs',
  'ClusterLogs',
  'PortForward',
  'ClusterPortForward',
];

/**
 * The servers of one cluster. kwokctl creates them; stopping and starting is done here, because kwokctl trusts a number in a file, which
 * after a reboot may be anybody's, and because a test wants to stop one of them.
 */
export class ControlPlane {
  readonly #name: string;
  readonly #workdir: string;
  readonly #tools: Tools;

  constructor(options: { name: string; workdir: string; tools: Tools }) {
    this.#name = options.name;
    this.#workdir = options.workdir;
    this.#tools = options.tools;
  }

  /** kwokctl's own folder of this cluster. */
  get dir(): string {
    return path.join(this.#workdir, 'clusters', this.#name);
  }

  get created(): boolean {
    return fs.existsSync(path.join(this.dir, 'kwok.yaml'));
  }

  /** With ports of our choice: kwokctl's are the same for two clusters that are created at once. */
  async create(): Promise<void> {
    const [etcd, etcdPeer, apiserver, controllers, scheduler, kwok] =
      await freePorts(6);
    const config = {
      apiVersion: 'config.kwok.x-k8s.io/v1alpha1',
      kind: 'KwokctlConfiguration',
      metadata: { name: 'kwok' },
      options: {
        bindAddress: '127.0.0.1',
        etcdPort: etcd,
        etcdPeerPort: etcdPeer,
        kubeApiserverPort: apiserver,
        kubeControllerManagerPort: controllers,
        kubeSchedulerPort: scheduler,
        kwokControllerPort: kwok,
        enableCRDs: KWOK_KINDS,
        disableQPSLimits: true,
      },
    };
    fs.mkdirSync(this.#workdir, { recursive: true });
    const configFile = this.#file('kwokctl.yaml');
    fs.writeFileSync(configFile, stringify(config));
    const binary = (flag: string, tool: ToolName) => [
      `--${flag}-binary`,
      this.#tools.path(tool),
    ];
    await run(
      this.#tools.path('kwokctl'),
      [
        ...['create', 'cluster', '--name', this.#name, '--config', configFile],
        ...['--runtime', 'binary', '--timeout', '90s', '--wait', '90s'],
        ...['--kubeconfig', this.#file('kwokctl.kubeconfig')],
        ...binary('kube-apiserver', 'kube-apiserver'),
        ...binary('kube-controller-manager', 'kube-controller-manager'),
        ...binary('kube-scheduler', 'kube-scheduler'),
        ...binary('etcd', 'etcd'),
        ...binary('kwok-controller', 'kwok'),
      ],
      { env: this.#env() },
    );
  }

  /** `https://127.0.0.1:<port>` */
  get url(): string {
    return `https://127.0.0.1:${this.portOf('kube-apiserver', 'https')}`;
  }

  caPem(): string {
    return fs.readFileSync(path.join(this.dir, 'pki', 'ca.crt'), 'utf8');
  }

  portOf(component: ComponentName, port: string): number {
    const found = this.#component(component).ports.find(p => p.name === port);
    if (!found) {
      throw new Error(`${component} of ${this.#name} has no port ${port}.`);
    }
    return found.port;
  }

  isRunning(component: ComponentName): boolean {
    return this.#process(component).pid() !== undefined;
  }

  /** False when a stranger took one of the ports while the cluster was down: then it can only be created anew. */
  async portsAreOurs(): Promise<boolean> {
    for (const component of this.#components()) {
      if (this.isRunning(component.name)) {
        continue;
      }
      for (const { port } of component.ports) {
        if (!(await isFree(port))) {
          return false;
        }
      }
    }
    return true;
  }

  /** Starts those that do not run, and does not wait for them. */
  start(components: readonly ComponentName[] = COMPONENTS): void {
    for (const name of components) {
      if (this.isRunning(name)) {
        continue;
      }
      const { binary, args } = this.#component(name);
      const log = fs.openSync(path.join(this.dir, 'logs', `${name}.log`), 'a');
      // A session of their own: Ctrl-C in the terminal is for the portal, which then stops them in order.
      const child = spawn(binary, args, {
        cwd: this.dir,
        detached: true,
        stdio: ['ignore', log, log],
        env: this.#env(),
      });
      child.on('error', () => {});
      child.unref();
      fs.closeSync(log);
      if (child.pid) {
        this.#process(name).remember(child.pid);
      }
    }
  }

  /** etcd is asked to stop, so that its files are whole; for the others there is nothing to lose. */
  async stop(components: readonly ComponentName[] = COMPONENTS): Promise<void> {
    for (const name of [...components].reverse()) {
      await this.#process(name).stop({ graceMs: name === 'etcd' ? 5000 : 0 });
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    for (const name of [
      this.dir,
      this.#file('kwokctl.yaml'),
      this.#file('kwokctl.kubeconfig'),
    ]) {
      fs.rmSync(name, { recursive: true, force: true });
    }
  }

  #file(name: string): string {
    return path.join(this.#workdir, `${this.#name}.${name}`);
  }

  #env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      KWOK_WORKDIR: this.#workdir,
      KWOK_KUBE_VERSION: this.#tools.kubernetesVersion,
      // kwokctl looks for kubectl there, and fetches one when it is not.
      PATH: `${path.dirname(this.#tools.path('kubectl'))}${path.delimiter}${
        process.env.PATH
      }`,
    };
  }

  #process(component: ComponentName): RememberedProcess {
    const pidFile = path.join(this.dir, 'pids', `${component}.pid`);
    return new RememberedProcess({
      pidFile,
      marker: path.join(this.dir, 'bin', component),
    });
  }

  #components(): Component[] {
    return parse(fs.readFileSync(path.join(this.dir, 'kwok.yaml'), 'utf8'))
      .components;
  }

  #component(name: ComponentName): Component {
    const found = this.#components().find(c => c.name === name);
    if (!found) {
      throw new Error(`${this.#name} has no ${name}.`);
    }
    return found;
  }
}
