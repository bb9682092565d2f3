import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { fleetRoot } from '../paths.ts';
import { criLine, PODINFO_PORT, type Podinfo } from './Podinfo.ts';

/** Lines that stand for the log of an app which runs as kwok's pods only. */
function cannedLog(app: string, dir: string): string {
  const lines = fs
    .readFileSync(path.join(fleetRoot, 'logs', `${app}.txt`), 'utf8')
    .trim()
    .split('\n');
  const now = Date.now();
  const file = path.join(dir, `${app}.log`);
  const cri = lines.map((line, i) =>
    criLine(line, new Date(now - (lines.length - i) * 1000)),
  );
  fs.writeFileSync(file, cri.join(''));
  return file;
}

/**
 * Where kwok finds the logs of pods, by namespace, and where a port-forward to a pod ends.
 */
export function logManifests(options: {
  podinfo: Podinfo;
  dir: string;
}): string {
  const { podinfo, dir } = options;
  const apps = fs
    .readdirSync(path.join(fleetRoot, 'logs'))
    .map(file => path.parse(file).name);
  const files = {
    podinfo: podinfo.logFile,
    ...Object.fromEntries(apps.map(app => [app, cannedLog(app, dir)])),
  };
  const logs = Object.entries(files).map(([app, logsFile]) => ({
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterLogs',
    metadata: { name: app },
    spec: {
      selector: { matchNamespaces: [app] },
      logs: [{ logsFile, follow: true }],
    },
  }));
  const forward = {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'ClusterPortForward',
    metadata: { name: 'podinfo' },
    spec: {
      selector: { matchNamespaces: ['podinfo'] },
      forwards: [
        {
          ports: [PODINFO_PORT],
          target: { port: PODINFO_PORT, address: podinfo.address },
        },
      ],
    },
  };
  return [...logs, forward].map(object => stringify(object)).join('---\n');
}
