import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tools } from '../../fleet/tools.ts';
import { freePort } from '../../support/ports.ts';

/**
 * A zone as it is served for real: CoreDNS answers from an etcd, and external-dns carries the DNSEndpoints of one cluster there, at most
 * a second after they have changed.
 */
export class RealDns {
  readonly #folder: string;
  readonly #processes: ChildProcess[] = [];

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** @param options - `port` of 127.0.0.1 is where CoreDNS answers */
  static async start(options: {
    tools: Tools;
    zone: string;
    port: number;
    kubeconfig: string;
  }): Promise<RealDns> {
    const { tools, zone, port, kubeconfig } = options;
    const dns = new RealDns(await mkdtemp(join(tmpdir(), 'multicluster-dns-')));
    const etcd = `http://127.0.0.1:${await freePort()}`;
    const peer = `http://127.0.0.1:${await freePort()}`;
    dns.#spawn(tools.path('etcd'), [
      `--data-dir=${join(dns.#folder, 'etcd')}`,
      ...[`--listen-client-urls=${etcd}`, `--advertise-client-urls=${etcd}`],
      ...[`--listen-peer-urls=${peer}`],
      ...[`--initial-advertise-peer-urls=${peer}`],
      ...[`--initial-cluster=default=${peer}`, '--log-level=error'],
    ]);
    const corefile = join(dns.#folder, 'Corefile');
    await writeFile(
      corefile,
      `${zone}:${port} {
  bind 127.0.0.1
  etcd {
    path /skydns
    endpoint ${etcd}
  }
  loadbalance round_robin
}
`,
    );
    dns.#spawn(tools.path('coredns'), ['-conf', corefile]);
    dns.#spawn(
      tools.path('external-dns'),
      [
        ...[`--kubeconfig=${kubeconfig}`, '--source=crd', '--provider=coredns'],
        ...['--coredns-prefix=/skydns/', `--domain-filter=${zone}`],
        ...['--registry=txt', '--txt-owner-id=portal', '--policy=sync'],
        // An event would have it wait for more of them, for up to five seconds.
        '--interval=500ms',
        `--metrics-address=127.0.0.1:${await freePort()}`,
      ],
      { ETCD_URLS: etcd },
    );
    return dns;
  }

  async close(): Promise<void> {
    await Promise.all(
      this.#processes.map(async child => {
        if (child.exitCode !== null || child.signalCode !== null) return;
        child.kill('SIGKILL');
        await once(child, 'exit');
      }),
    );
    await rm(this.#folder, { recursive: true, force: true });
  }

  #spawn(
    program: string,
    args: string[],
    env: { [name: string]: string } = {},
  ): void {
    const child = spawn(program, args, { stdio: 'ignore', env });
    child.on('error', () => {});
    this.#processes.push(child);
  }
}
