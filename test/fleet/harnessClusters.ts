import fs from 'node:fs';
import path from 'node:path';
import { ArgoCd } from './argocd/index.ts';
import { Cluster } from './cluster/Cluster.ts';
import { runRoot } from './paths.ts';
import { placementOf, type Placement } from './placements.ts';
import { commandOf } from './processes.ts';
import type { Tools } from './tools.ts';

export type AddClusterOptions = {
  placement?: Placement;
  /** Default 2. */
  nodes?: number;
  /** Gateway API, SMI and DNSEndpoint definitions; default true. One without them starts faster. */
  crds?: boolean;
};

export const harnessRoot = path.join(runRoot, 'harness');

/** Folders of harnesses whose process has died without `close`: their servers are still there. */
export async function removeAbandoned(tools: Tools): Promise<void> {
  for (const entry of fs.existsSync(harnessRoot)
    ? fs.readdirSync(harnessRoot)
    : []) {
    const workdir = path.join(harnessRoot, entry);
    if (commandOf(Number(entry.split('-')[0])) !== undefined) {
      continue;
    }
    await ArgoCd.stopLeftovers(path.join(workdir, 'argocd'));
    const clusters = path.join(workdir, 'clusters');
    for (const name of fs.existsSync(clusters)
      ? fs.readdirSync(clusters)
      : []) {
      await clusterOf({ name, workdir, tools, address: '127.0.0.1' }).remove();
    }
    fs.rmSync(workdir, { recursive: true, force: true });
  }
}

export function clusterOf(
  options: {
    name: string;
    workdir: string;
    tools: Tools;
    address: string;
  } & AddClusterOptions,
): Cluster {
  const { placement, nodes = 2, crds = true, ...rest } = options;
  return new Cluster({
    ...rest,
    placement: placement ?? placementOf(options.name),
    nodes,
    crds,
    pace: 'fast',
  });
}
