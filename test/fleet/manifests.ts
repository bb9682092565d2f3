import fs from 'node:fs';
import path from 'node:path';
import { moduleDir } from './modules.ts';
import { goModOf, versionIn } from './parts.ts';
import { fleetRoot } from './paths.ts';

/** Newer ones want a newer Go. Only their YAML is used. */
const GATEWAY_API = 'sigs.k8s.io/gateway-api@v1.6.3';
const EXTERNAL_DNS = 'sigs.k8s.io/external-dns@v0.22.0';

const GATEWAY_KINDS = [
  'gatewayclasses',
  'gateways',
  'httproutes',
  'grpcroutes',
  'referencegrants',
];

/** How long kwok's pods take to become ready: seconds, as on a real node, or no time, for tests. */
export type PodPace = 'general' | 'fast';

function yamlFiles(dir: string): string[] {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter(
      entry =>
        entry.isFile() &&
        entry.name.endsWith('.yaml') &&
        entry.name !== 'kustomization.yaml',
    )
    .map(entry => path.join(dir, entry.name))
    .sort();
}

/** Definitions of the kinds that the topology knows beside the built-in ones. */
export async function crdFiles(): Promise<string[]> {
  const [gateway, dns] = await Promise.all([
    moduleDir(GATEWAY_API),
    moduleDir(EXTERNAL_DNS),
  ]);
  return [
    ...GATEWAY_KINDS.map(kind =>
      path.join(
        gateway,
        'config/crd/standard',
        `gateway.networking.k8s.io_${kind}.yaml`,
      ),
    ),
    path.join(dns, 'config/crd/standard/dnsendpoints.externaldns.k8s.io.yaml'),
    ...yamlFiles(path.join(fleetRoot, 'crds')),
  ];
}

/** What nodes, pods and Services do by themselves: kwok's own stages first, then ours. */
export async function stageFiles(options: {
  pace: PodPace;
  crds: boolean;
}): Promise<string[]> {
  const version = versionIn(goModOf('kube'), 'sigs.k8s.io/kwok');
  const kwok = await moduleDir(`sigs.k8s.io/kwok@${version}`);
  const stages = path.join(kwok, 'kustomize/stage');
  const own = yamlFiles(path.join(fleetRoot, 'stages'));
  return [
    path.join(stages, 'node/fast/node-initialize.yaml'),
    ...yamlFiles(path.join(stages, 'node/heartbeat-with-lease')),
    ...yamlFiles(path.join(stages, 'node/chaos')),
    ...yamlFiles(path.join(stages, 'pod', options.pace)),
    // A stage for a kind that is not there would make kwok complain for ever.
    ...own.filter(
      file => options.crds || !path.basename(file).startsWith('gateway'),
    ),
  ];
}

/** Several files as one stream of documents. */
export function concatenated(files: string[]): string {
  return files.map(file => fs.readFileSync(file, 'utf8')).join('\n---\n');
}

/** All YAML files below a folder, or the one file. */
export function manifestsAt(file: string): string[] {
  if (!fs.statSync(file).isDirectory()) {
    return [file];
  }
  return fs
    .readdirSync(file, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .sort()
    .map(name => path.join(file, name));
}
