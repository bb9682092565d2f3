import { parseArgs } from 'node:util';
import { numbers } from '../options.ts';

export type DeployBenchOptions = {
  /** Numbers of clusters, each a real one. */
  clusters: number[];
  /** Deployments by each subject, for each number of clusters. */
  rounds: number;
  json?: string;
};

/** More of them do not fit on a machine of two cores. */
const MOST_CLUSTERS = 20;

/** Reads what follows `deploy` on the command line; throws errors for the reader's eyes. */
export function readDeployOptions(args: string[]): DeployBenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      clusters: { type: 'string', default: '3,10' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const clusters = numbers('--clusters', values.clusters);
  if (Math.max(...clusters) > MOST_CLUSTERS) {
    throw new Error(
      `--clusters must be ${MOST_CLUSTERS} at most: each is a real control plane on this machine.`,
    );
  }
  const [rounds] = numbers(
    '--rounds',
    values.rounds ?? (values.quick ? '2' : '7'),
  );
  return { clusters, rounds, json: values.json };
}
