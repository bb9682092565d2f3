import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePorts, isFree } from '../ports.ts';
import { RememberedProcess, waitFor } from '../processes.ts';
import type { Tools } from '../tools.ts';
import { NAMESPACE } from './manifests.ts';

/** In the order in which they start. */
const SERVERS = [
  'redis',
  'repo-server',
  'application-controller',
  'applicationset-controller',
] as const;
type ServerName = (typeof SERVERS)[number];

/** A new commit is to be found in seconds, as with a webhook: the default is three minutes. */
const RESYNC_SECONDS = 5;

type Command = { binary: string; args: string[]; env?: NodeJS.ProcessEnv };

function remembered(folder: string, name: ServerName): RememberedProcess {
  return new RememberedProcess({
    pidFile: path.join(folder, `${name}.pid`),
    marker: name === 'redis' ? 'miniredis' : 'argocd',
  });
}

/** All on loopback, but for the metrics page of the application controller, which knows of no address. */
async function commands(options: {
  folder: string;
  kubeconfig: string;
  tools: Tools;
}): Promise<{ ports: number[]; all: Record<ServerName, Command> }> {
  const { kubeconfig, tools } = options;
  const ports = await freePorts(7);
  const [redis, repo, repoMetrics, controller, setMetrics, probe, hook] = ports;
  const local = (port: number) => `127.0.0.1:${port}`;
  const argocd = (name: ServerName, args: string[]): Command => ({
    binary: tools.path('argocd'),
    args: ['--loglevel', 'warn', ...args],
    // Not every one of them looks at its flag alone.
    env: {
      ...environment(options.folder, name, tools),
      KUBECONFIG: kubeconfig,
    },
  });
  const cluster = ['--kubeconfig', kubeconfig, '--namespace', NAMESPACE];
  const all = {
    redis: {
      binary: tools.path('miniredis'),
      args: ['--address', local(redis)],
    },
    'repo-server': argocd('repo-server', [
      ...['--address', '127.0.0.1', '--port', String(repo), '--disable-tls'],
      ...['--metrics-address', '127.0.0.1'],
      ...['--metrics-port', String(repoMetrics), '--redis', local(redis)],
      ...['--revision-cache-expiration', '1s'],
    ]),
    'application-controller': argocd('application-controller', [
      ...[...cluster, '--redis', local(redis)],
      ...['--repo-server', local(repo), '--repo-server-plaintext'],
      ...['--metrics-port', String(controller)],
      ...['--app-resync', String(RESYNC_SECONDS), '--app-resync-jitter', '0'],
    ]),
    'applicationset-controller': argocd('applicationset-controller', [
      ...[...cluster, '--argocd-repo-server', local(repo)],
      ...['--repo-server-plaintext', '--metrics-addr', local(setMetrics)],
      ...['--probe-addr', local(probe), '--webhook-addr', local(hook)],
    ]),
  };
  return { ports: [redis, repo], all };
}

function environment(
  folder: string,
  name: ServerName,
  tools: Tools,
): NodeJS.ProcessEnv {
  const home = path.join(folder, name);
  fs.mkdirSync(path.join(home, 'tmp'), { recursive: true });
  const bins = (['helm', 'kustomize'] as const).map(tool =>
    path.dirname(tools.path(tool)),
  );
  return {
    ARGOCD_BINARY_NAME: `argocd-${name}`,
    ARGOCD_GPG_ENABLED: 'false',
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_TLS_DATA_PATH: home,
    ARGOCD_SSH_DATA_PATH: home,
    ARGOCD_PLUGINSOCKFILEPATH: home,
    HOME: home,
    TMPDIR: path.join(home, 'tmp'),
    PATH: [...bins, process.env.PATH].join(path.delimiter),
  };
}

/** Starts all of them; returns when the two that the others talk to listen. */
export async function startServers(options: {
  folder: string;
  kubeconfig: string;
  tools: Tools;
}): Promise<void> {
  const { folder } = options;
  const { ports, all } = await commands(options);
  for (const name of SERVERS) {
    const { binary, args, env } = all[name];
    const log = fs.openSync(path.join(folder, `${name}.log`), 'a');
    const child = spawn(binary, args, {
      cwd: folder,
      detached: true,
      stdio: ['ignore', log, log],
      env,
    });
    child.on('error', () => {});
    child.unref();
    fs.closeSync(log);
    if (child.pid) {
      remembered(folder, name).remember(child.pid);
    }
  }
  for (const port of ports) {
    await waitFor(
      `the servers of Argo CD, see ${folder}`,
      async () => !(await isFree(port)),
      { timeoutMs: 60_000 },
    );
  }
}

/** Those of this folder, whoever has started them. */
export async function stopServers(folder: string): Promise<void> {
  await Promise.all(
    SERVERS.map(name => remembered(folder, name).stop({ graceMs: 0 })),
  );
}
