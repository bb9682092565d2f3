/** Makes or deletes one real cluster beside those of the demo: what the Terraform example calls. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Progress } from '../../scripts/progress.mjs';
import { LocalClusters } from './LocalClusters.ts';
import { localRoot } from './paths.ts';
import { ensureTools } from './tools.ts';

const USAGE = `node test/fleet/localCluster.ts up NAME [--provider P] [--region R] [--environment E] [--nodes N] [--workdir DIR]
node test/fleet/localCluster.ts down NAME [--workdir DIR]`;

/** The name is a folder, a context, and a cluster of the portal. */
const NAME = /^[a-z]([a-z0-9-]{0,28}[a-z0-9])?$/;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      provider: { type: 'string', default: 'on-prem' },
      region: { type: 'string', default: 'local' },
      environment: { type: 'string', default: 'test' },
      nodes: { type: 'string', default: '2' },
      workdir: { type: 'string', default: localRoot },
    },
  });
  const [command, name] = positionals;
  if (!['up', 'down'].includes(command) || !NAME.test(name ?? '')) {
    throw new Error(
      `${USAGE}\nA NAME is of 30 small letters, digits and dashes at most.`,
    );
  }
  const nodes = Number(values.nodes);
  if (!(Number.isInteger(nodes) && nodes >= 1 && nodes <= 20)) {
    throw new Error(`--nodes is a number from 1 to 20, not "${values.nodes}".`);
  }
  // Standard output is for the one line that a program reads.
  const progress = new Progress(process.stderr);
  const tools = await ensureTools(progress);
  progress.close();
  const workdir = path.resolve(values.workdir);
  const clusters = new LocalClusters({ workdir, tools });
  if (command === 'down') {
    await clusters.remove(name);
    return;
  }
  const { provider, region, environment } = values;
  const zones = [`${region}-a`, `${region}-b`];
  const placement = { provider, region, environment, zones };
  const cluster = await clusters.up({ name, placement, nodes });
  const made = {
    name,
    url: cluster.access.url,
    kubeconfig: clusters.portalKubeconfig(name),
    adminKubeconfig: cluster.kubeconfig,
  };
  process.stdout.write(`${JSON.stringify(made)}\n`);
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
